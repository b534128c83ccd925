/** Share and term of an agency, as invitations, creators and agencies read them. */
export const terms = {
  term: 'For how long',
  noTerm: 'Until one of you unlinks',
  months_one: '{{count}} month',
  months_other: '{{count}} months',
  example: 'An order of {{order}} earns {{commission}} commission. Of that:',
  youGet: 'You',
  until: 'Good until {{day}}',
};
