/** The manager's page of agencies and personal invitations. */
export const manage = {
  title: 'Joining',
  lead: 'Agencies, and people you invite yourself. Applications of creators are on the overview.',
  agencies: 'Agencies',
  which: 'Which agencies',
  agency: 'Agency',
  number: 'Registration number',
  reason: 'Reason',
  reasonMissing: 'Please write at least three characters.',
  noAgencies: 'No agencies here',
  noAgenciesHint: 'Agencies that apply show up under “Waiting”.',
  admit: { applied: 'Approve', suspended: 'Let it go on', active: 'Approve', rejected: 'Approve' },
  admitted: '{{name}} takes part.',
  refuse: { rejected: 'Reject', suspended: 'Suspend' },
  refuseTitle: { rejected: 'Reject {{name}}?', suspended: 'Suspend {{name}}?' },
  reasonHint: {
    rejected: 'Its owner reads this.',
    suspended: 'Its owner reads this. Its people lose their portal at once, and new orders earn no share.',
  },
  invitations: 'Personal invitations',
  noInvitations: 'Nobody is invited personally',
  noInvitationsHint: 'Whoever you invite is approved at once where applications of low risk are.',
  invite: 'Invite somebody',
  inviteHint:
    'For one person, once. You vouch for her: her application counts as low risk unless something speaks against it.',
};
