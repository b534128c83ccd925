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

/** What a bank says when it sends a payout back, by Stripe's code. Source: docs.stripe.com/api/payouts/failures. */
const BANK_WORDS: Record<string, string> = {
  account_closed: 'The bank account has been closed.',
  account_frozen: 'The bank account has been frozen.',
  bank_account_restricted: 'The bank account does not take payments of this kind.',
  could_not_process: 'The bank could not process the payment.',
  debit_not_authorized: 'The bank does not allow this payment.',
  incorrect_account_holder_name: 'The name on the bank account does not match.',
  invalid_account_number: 'The account number is not right.',
  invalid_currency: 'The bank account does not take this currency.',
  no_account: 'The bank does not know this account.',
};

/** Why the bank sent a payout back. The money is in the payee's account at Stripe and goes out again from there. */
export const sayBankFailure = (code: string): { code: string; why: string; todo: string } => ({
  code,
  why: BANK_WORDS[code] ?? 'The bank sent the money back.',
  todo: 'The money waits in your account at Stripe. Check the bank account there; Stripe then sends it again.',
});
