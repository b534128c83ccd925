/** The managers' pages about creators. */
export const creatorDesk = {
  title: 'Creators',
  lead: 'Everybody who applied or takes part, found by name, user name, e-mail address or id.',
  search: 'Name, user name, address or id',
  state: 'State',
  all: 'All',
  name: 'Name',
  accounts: 'Accounts',
  country: 'Country',
  applied: 'Applied',
  empty: 'Nobody is in this state',
  emptyHint: 'Look at another state, or search.',
  creator: 'Creator',
  who: 'Who she is',
  now: 'State and what can be done',
  reasonNow: 'The reason she was given',
  nothing: {
    applied: 'She waits for a decision: see the applications on the overview.',
    rejected: 'She was turned down and may apply again later.',
    left: 'She left by herself and may come back by applying again.',
    other: 'Reviewers and admins change a creator’s state.',
  },
  step: { active: 'Let her in again', suspended: 'Suspend', banned: 'Ban' },
  ask: {
    active: 'Let {{name}} in again?',
    suspended: 'Suspend {{name}}?',
    banned: 'Ban {{name}}?',
  },
  effect: {
    active:
      'Her portal and her API keys work again with her next request, her links and codes earn again from now on, and payouts go on. What was ordered meanwhile earns nothing.',
    suspended:
      'She is signed out everywhere at once, her portal and API keys are closed, and payouts rest. Her links still lead to the shops, but new orders earn her nothing. What she has earned stays hers.',
    banned:
      'As a suspension, and meant for good: signed out everywhere, portal and keys closed, payouts rest, new orders earn nothing. What she has earned is only taken back by a decision in a case.',
  },
  reason: 'Reason',
  reasonHint: 'She reads it, word for word.',
  reasonMissing: 'Please write at least three characters.',
  done: {
    active: '{{name}} is in again.',
    suspended: '{{name}} is suspended.',
    banned: '{{name}} is banned.',
  },
  history: 'History',
  did: {
    application_made: 'Applied',
    application_approved: 'Application approved',
    application_rejected: 'Application turned down',
    creator_active: 'Let in again',
    creator_suspended: 'Suspended',
    creator_banned: 'Banned',
    creator_left: 'Left the programme',
  },
};
