import type { DifferenceKind } from './schemas.ts';

/** What a difference is and what it needs, in plain words. */
export const DIFFERENCE_WORDS: Record<DifferenceKind, { what: string; needs: string }> = {
  transfer_unknown: {
    what: 'Stripe sent money that no payout here knows of.',
    needs: 'Find out at Stripe who made the transfer. Reverse it there, or have the payee’s debt entered.',
  },
  transfer_twice: {
    what: 'Stripe has more than one transfer for this payout.',
    needs: 'Reverse the second one at Stripe and tell whoever runs this service: it must not happen.',
  },
  transfer_differs: {
    what: 'Stripe sent another amount or to another account than the payout says.',
    needs: 'Stop the payout runs and tell whoever runs this service. Reverse the transfer at Stripe if it was wrong.',
  },
  transfer_missing: {
    what: 'The payout counts as sent, but Stripe does not have its transfer.',
    needs: 'Look the transfer up at Stripe. If it is not there, the payout has to be taken back here.',
  },
  reversal_unbooked: {
    what: 'What Stripe took back and what was booked here are not the same.',
    needs: 'It is booked as soon as Stripe can be asked. If it stays here for a day, replay the event.',
  },
  in_transit_long: {
    what: 'Money has been on its way for more than 24 hours.',
    needs: 'Look at its run: it may be paused, short of balance or waiting for Stripe.',
  },
  money_unexplained: {
    what: 'Stripe’s balance moved for a reason that this programme has no name for.',
    needs: 'Look at the movement at Stripe and have it entered as a fee or an adjustment.',
  },
  ledger_differs: {
    what: 'The ledger and the payouts do not say the same about what was paid in this currency.',
    needs: 'Stop the payout runs and check the ledger: its page shows what does not add up.',
  },
};
