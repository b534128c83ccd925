/** Why a shop's report could not be taken, for managers and for its brand. */
export const orderProblems = {
  event_unreadable: 'The body is not valid JSON in UTF-8.',
  brand_not_active: 'The brand of this shop is not verified yet, was turned down, or is gone.',
  validation_failed: 'A field is missing or is not as it has to be: which one is named with it.',
  processing_failed: 'The event was taken, but bringing its order in line failed.',
  state_mismatch: 'The document does not say what its topic says.',
  currency_mismatch: 'Amounts of one order are in different currencies.',
  in_the_future: 'The event says that it happens over a day from now.',
  event_id_reused: 'This event id was used before for another body.',
  topic_unknown: 'Events of this topic are not taken.',
  amount_unreadable: 'An amount does not fit its currency.',
  invalid: 'Something in it is not as it has to be.',
};
