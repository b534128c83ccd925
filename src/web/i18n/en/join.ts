/** Invitations as their readers see them; a creator's agency, consents and referrals; the manager's page of it. */
export const join = {
  title: 'Invitation',
  unknown: 'This invitation does not exist',
  unknownHint: 'The link may be cut off, or a newer one has replaced it. Ask whoever sent it.',
  closedHint: 'Ask {{from}} for a new one if you still want to join.',
  closed: {
    accepted: 'This invitation was used already',
    declined: 'This invitation was declined',
    revoked: 'This invitation was withdrawn',
    expired: 'This invitation has expired',
  },
  personal: {
    title: '{{from}} invites you',
    lead: 'Take links and codes from brands you like and earn a commission on what your audience buys.',
    done: 'Welcome',
  },
  roster: {
    title: '{{from}} would like to represent you',
    lead: 'An agency brings you offers and keeps a part of your commissions. You decide.',
    done: 'You and {{from}} agree',
  },
  referral: {
    title: '{{from}} brings you in',
    lead: 'Take links and codes from brands you like and earn a commission on what your audience buys.',
    done: 'Welcome',
    whatTitle: 'What {{from}} gets',
    what_one:
      'For {{count}} month {{from}} earns a little on top of what you earn. The programme pays it; your commissions stay whole.',
    what_other:
      'For {{count}} months {{from}} earns a little on top of what you earn. The programme pays it; your commissions stay whole.',
  },
  share: '{{from}} keeps',
  signIn: 'Sign in to answer',
  signInHint: 'With an account you have. The link alone signs nobody in.',
  accept: 'Accept',
  acceptTerms: 'I agree to the share and the terms',
  decline: 'No, thank you',
  obstacle: {
    already_applied: 'You are in the programme already; this invitation is for newcomers.',
    already_on_roster: 'You are on the roster of this agency already.',
    in_another_agency:
      'You are in another agency. Unlink from it first; then this invitation still works until it expires.',
    not_eligible: 'Your account cannot join at the moment.',
    not_for_you: 'This invitation is for another account. Sign in with that one, or link it to yours.',
    self_referral: 'This is your own link. Nobody can bring herself in.',
  },
  next: {
    apply: 'One more step: a few questions, about a minute.',
    wait: 'Your application is being read. You are on the roster as soon as it is approved.',
    creator: 'It counts from now on. You find everything that was agreed on the page of your agency.',
  },
  go: {
    apply: 'Go on to the application',
    wait: 'See your application',
    creator: 'To my agency',
    agency: 'To the agency’s portal',
  },
  register: {
    title: 'Register an agency',
    lead: 'You represent creators? Three facts, then a person looks them up.',
    about: 'About the agency',
    name: 'Name',
    country: 'Country of registration',
    registration: 'Registration number',
    registrationHint: 'As in the trade register of that country.',
    send: 'Send application',
    asCreator: 'Apply as a creator instead',
    rejected: 'Your last application was not accepted:',
    error: {
      name: 'Please give the name of the agency.',
      country: 'Please choose a country.',
      registration: 'Please give the registration number.',
    },
    status: {
      applied: {
        title: '{{name}} is being looked at',
        body: 'A person checks the register. This page tells you as soon as there is a decision.',
      },
      active: { title: '{{name}} is in', body: 'Your portal is open. Invite your first creators.' },
      rejected: { title: 'Not this time', body: 'The reason we noted:' },
      suspended: {
        title: '{{name}} is suspended',
        body: 'Nobody can join meanwhile, and new orders earn no share. The reason:',
      },
    },
  },
};
