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
};
