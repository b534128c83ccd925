import type { Stripe } from 'stripe';
import type { Context } from '../../context.ts';
import { currentSettings } from '../../settings/index.ts';
import { type PayeeRecord, payees } from '../model.ts';
import { refreshPayee } from '../refresh-payee.ts';
import { stripeTurns, type Turns } from '../stripe-limiter.ts';
import { isAccountGone } from '../stripe-trouble.ts';
import { keepEvent } from './accept-event.ts';
import { payoutChores } from './model.ts';
import { recordOf } from './record-of.ts';

const DAY_MS = 86_400_000;
const PAGE = 100;
/** Stripe lists events of the last 30 days; an hour of overlap costs little, since each is kept once. */
const REACH_MS = 29 * DAY_MS;
const OVERLAP_MS = 3_600_000;
const MAX_PAGES = 1_000;
/** Accounts looked at in one pass; the rest follows with the next ones. */
const ACCOUNTS_A_PASS = 50;
/** Kinds of events of connected accounts that are worth asking for. */
const ACCOUNT_EVENTS = ['payout.paid', 'payout.failed', 'payout.canceled', 'payout.updated'];

const backfilledThrough = async (ctx: Context): Promise<Date | undefined> =>
  (await payoutChores(ctx).findById('backfill').lean())?.through;

const isDayAgo = (at: Date | undefined): boolean => at === undefined || Date.now() - at.getTime() >= DAY_MS;

/** Whether it is a day since events were asked for. */
export const backfillIsDue = async (ctx: Context): Promise<boolean> => isDayAgo(await backfilledThrough(ctx));

/** Once a day asks Stripe for the events that may have been missed. @returns how many were new; undefined when it is not due */
export async function backfillDueEvents(ctx: Context): Promise<number | undefined> {
  const through = await backfilledThrough(ctx);
  return isDayAgo(through) ? backfillEvents(ctx, through ?? new Date(Date.now() - DAY_MS)) : undefined;
}

/** Keeps every event of the platform since then that is not here yet; they are worked through like any other. */
export async function backfillEvents(ctx: Context, since: Date): Promise<number> {
  const through = new Date();
  const from = Math.max(since.getTime() - OVERLAP_MS, Date.now() - REACH_MS);
  const count = await takeEvents(ctx, { from: new Date(from) });
  await payoutChores(ctx).updateOne({ _id: 'backfill' }, { $set: { through } }, { upsert: true });
  if (count > 0) ctx.logger.warn({ count }, 'events of Stripe had been missed and were found');
  return count;
}

async function takeEvents(
  ctx: Context,
  { from, account, types }: { from: Date; account?: string; types?: string[] },
): Promise<number> {
  const turns = await eventTurns(ctx);
  const created = { gte: Math.floor(from.getTime() / 1_000) };
  let found = 0;
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    await turns.next();
    const { data, has_more } = await ctx.stripe.events.list(
      { limit: PAGE, created, ...(types ? { types } : {}), ...(after ? { starting_after: after } : {}) },
      account ? { stripeAccount: account } : {},
    );
    for (const event of data) if (await keepEvent(ctx, recordOfListed(event, account))) found += 1;
    after = data.at(-1)?.id;
    if (!has_more || !after) break;
  }
  return found;
}

const recordOfListed = (event: Stripe.Event, account: string | undefined) =>
  recordOf({ ...event, account: event.account ?? account ?? null }, JSON.stringify(event), 'backfill');

const eventTurns = async (ctx: Context): Promise<Turns> =>
  stripeTurns(ctx, 'events', (await currentSettings(ctx)).payouts.transfersPerSecond);

/** Accounts that are still ours and were not asked about since then, or never. */
const staleSince = (at: Date) => ({
  state: { $in: ['onboarding', 'restricted', 'enabled'] as PayeeRecord['state'][] },
  polledAt: { $not: { $gte: at } },
});

const dayAgo = (): Date => new Date(Date.now() - DAY_MS);

/** Whether any account was not asked about for a day. */
export const pollIsDue = async (ctx: Context): Promise<boolean> =>
  (await payees(ctx).exists(staleSince(dayAgo()))) !== null;

/** Asks for the state of accounts that Stripe has told nothing about for a day, a few in each pass. @returns how many */
export async function pollPayees(ctx: Context): Promise<number> {
  const stale = await payees(ctx)
    .find(staleSince(dayAgo()))
    .sort({ polledAt: 1 })
    .limit(ACCOUNTS_A_PASS)
    .lean<PayeeRecord[]>();
  const turns = await eventTurns(ctx);
  for (const { stripeAccountId, polledAt } of stale) {
    await turns.next();
    const payee = await refreshPayee(ctx, stripeAccountId);
    if (!payee || payee.state === 'disconnected') continue;
    const from = polledAt ? new Date(polledAt.getTime() - OVERLAP_MS) : dayAgo();
    await takeEvents(ctx, { from, account: stripeAccountId, types: ACCOUNT_EVENTS }).catch((error: unknown) => {
      if (!isAccountGone(error)) throw error;
    });
  }
  return stale.length;
}
