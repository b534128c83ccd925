export const attribution = {
  nav: 'Attribution',
  title: 'Attribution',
  lead: 'Which creator’s touch earns an order of yours. A change counts for orders from now on; decisions made stay as they are.',
  rules: 'Your rules',
  window: 'Days that a click counts',
  windowHint: 'Empty: the programme’s setting. In force now: {{days}} days.',
  codes: 'Does a code come before any click?',
  codesHint: 'A buyer may click one creator’s link and use another’s code.',
  choice: { programme: 'As the programme has it', yes: 'Yes, the code earns', no: 'No, the latest touch earns' },
  save: 'Save',
  saved: 'Saved. Orders from now on follow it.',
  ownersOnly: 'Owners of the brand change this.',
};
