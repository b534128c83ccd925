/** Where Stripe sends money across borders to accounts under its full agreement. Source: docs.stripe.com/connect/cross-border-payouts. */
const FULL = new Set(
  'AT BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK US'.split(' '),
);

/** An account elsewhere can only receive transfers, under the recipient agreement, which cannot be changed once accepted. */
export const serviceAgreementIn = (country: string): 'full' | 'recipient' => (FULL.has(country) ? 'full' : 'recipient');
