/** What a reviewer reads who checks a post of somebody drawn by chance. */
export const spotChecks = {
  do: 'Spot check',
  title: 'Spot check of a post',
  look: 'Drawn by chance. Open an account and find a post about {{brand}}.',
  url: 'Address of the post',
  urlMissing: 'Paste a full address.',
  text: 'Its words',
  textHint: 'As they stand there, from the beginning.',
  textMissing: 'Paste what stands there.',
  another: 'Draw another',
  check: 'Check',
  checks: { disclosure: 'Says that it is advertising', ownership: 'In an account of hers', originality: 'No copy' },
  states: { passed: 'Yes', failed: 'No', unknown: 'Not known' },
  failed: 'What failed opens her case, or joins it, in a moment.',
  fine: 'Nothing opens a case.',
};
