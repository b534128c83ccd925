/**
 * The events that the webhook at Stripe has to be subscribed to: those of the platform, and those of connected accounts. Documented for
 * whoever sets it up in docs/operations.md. What is missed all the same is found by the daily backfill and by asking about accounts.
 */
export const SUBSCRIBED = {
  platform: [
    'transfer.created',
    'transfer.updated',
    'transfer.reversed',
    'balance.available',
    'topup.canceled',
    'topup.created',
    'topup.failed',
    'topup.reversed',
    'topup.succeeded',
    'invoice.finalized',
    'invoice.marked_uncollectible',
    'invoice.overdue',
    'invoice.paid',
    'invoice.payment_failed',
    'invoice.payment_succeeded',
    'invoice.updated',
    'invoice.voided',
  ],
  connect: [
    'account.updated',
    'account.application.deauthorized',
    'account.external_account.created',
    'account.external_account.updated',
    'account.external_account.deleted',
    'capability.updated',
    'payout.paid',
    'payout.failed',
    'payout.canceled',
    'payout.updated',
  ],
} as const;
