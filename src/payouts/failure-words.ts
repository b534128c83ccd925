/** What a refusal of Stripe means and what helps, by its code. Source: docs.stripe.com/error-codes. */
const WORDS: Record<string, { why: string; todo: string }> = {
  account_invalid: {
    why: 'The payout account is closed, or it no longer lets this programme pay into it.',
    todo: 'Set up the payout account again.',
  },
  insufficient_capabilities_for_transfer: {
    why: 'Stripe does not let this account receive money at the moment.',
    todo: 'Open the set-up of the payout account and answer what Stripe asks for.',
  },
  transfers_not_allowed: {
    why: 'Stripe does not let this programme send money to this account.',
    todo: 'Finance has to ask Stripe; the country or the service agreement may not fit.',
  },
  resource_missing: {
    why: 'Stripe does not know this payout account any more.',
    todo: 'Set up the payout account again.',
  },
  amount_too_large: {
    why: 'The amount is more than Stripe sends at once.',
    todo: 'Finance has to ask Stripe for a higher limit.',
  },
  idempotency_error: {
    why: 'The request did not match what had been sent under its key before.',
    todo: 'A programming error: nothing was sent. Tell whoever runs this service.',
  },
};

const OTHER = {
  why: 'Stripe refused this payout.',
  todo: 'The next run tries again. If it fails once more, finance asks Stripe and gives the code.',
};

/** Why a payout failed and what to do about it, in plain words. */
export const sayFailure = (code: string): { code: string; why: string; todo: string } => ({
  code,
  ...(WORDS[code] ?? OTHER),
});
