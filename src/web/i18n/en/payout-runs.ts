/** Payout runs as finance sees them. */
export const payoutRuns = {
  control: {
    approve: 'Approve',
    approveTitle: 'Approve this run?',
    approveBody: 'After this the payouts are sent. You approve as the second person.',
    pause: 'Pause',
    pauseTitle: 'Pause this run?',
    pauseBody: 'Nothing more is sent until somebody resumes it. What is under way ends.',
    resume: 'Resume',
    resumeTitle: 'Let this run go on?',
    resumeBody: 'What has not been sent yet is sent now.',
    cancel: 'Cancel the rest',
    cancelTitle: 'Cancel what has not been sent?',
    cancelBody: 'The money goes back to the balances and is in the next run. What has been sent stays sent.',
    keep: 'Keep it',
  },
  notice: {
    awaiting: 'This run waits for a second person',
    awaitingBody:
      'It comes to {{amount}}, which is more than {{above}}. {{name}} started it; somebody else approves it.',
    awaitingUnknown:
      'Its sum in {{currency}} cannot be told because an exchange rate is missing. {{name}} started it; somebody else approves it.',
    theProgramme: 'The programme',
    somebody: 'Somebody',
    short: 'The balance at Stripe is short',
    shortBody:
      'Missing: {{amounts}}. Top up the balance at Stripe; the run then goes on by itself. Another run may start meanwhile.',
    paused: 'Paused by {{name}}',
    pausedBody: 'Nothing more is sent until somebody resumes it.',
    cancelled: 'Cancelled by {{name}}',
    cancelledBody: 'What had not been sent went back to the balances.',
    approved: 'Approved by {{name}}',
  },
  reconciliation: {
    title: 'Reconciliation',
    lead: 'Every day the ledger is compared with Stripe: transfers, reversals, movements of the balance, and the sums.',
    now: 'Compare now',
    none: 'Nothing has been compared yet',
    noneHint: 'It happens once a day by itself. You can compare now.',
    agrees: 'The ledger and Stripe agree',
    differs_one: '{{count}} difference',
    differs_other: '{{count}} differences',
    nothing: 'No difference',
    compared: 'Compared: {{transfers}} transfers, {{payouts}} payouts, {{movements}} movements of the balance.',
    difference: 'Difference',
    needs: 'What it needs',
    expected: 'Expected',
    found: 'Found',
    earlier: 'Earlier comparisons',
    when: 'When',
    differences: 'Differences',
  },
  tax: { title: 'Yearly reports', dac7: 'DAC7 {{year}} (CSV)', us1099: '1099 {{year}} (CSV)' },
  difference: {
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
  },
  overdue: {
    title: 'Overdue invoices of brands',
    brand: 'Brand',
    due: 'Was due',
    amount: 'Amount',
    none: 'No brand is behind',
    noneHint: 'Invoices appear here when their day has passed and they are not paid.',
  },
};
