import { randomUUID } from 'node:crypto';
import {
  makeClients,
  type NetworkApps,
  refreshesDue,
  refreshIdentities,
  revocationsDue,
  revokeTokens,
} from '../accounts/index.ts';
import { advanceCampaigns, campaignsDue } from '../campaigns/index.ts';
import { advanceImports, dropStaleUploads, importsOpen } from '../catalogue/index.ts';
import { approvalsDue, approveDue, noticesDue, ratesAwaited, tellPromoters } from '../commissions/index.ts';
import { asSystem, type Context } from '../context.ts';
import { cardsDue, refreshDueCards } from '../discovery/index.ts';
import { importDueRates } from '../fx/index.ts';
import { withLease } from '../kit/lease.ts';
import { clickNewsWait, resultNewsWait } from '../links/index.ts';
import { mailsWaiting, sendMails } from '../notifications/index.ts';
import { eventsWait, processEvents, settleWaiting } from '../orders/index.ts';
import { advanceRuns, processStripeEvents, runPayoutChores, startDueRun, stripeEventsWait } from '../payouts/index.ts';
import { takeInResults } from '../reports/index.ts';
import { advanceSimulations, simulationsWaiting } from '../simulation/index.ts';
import { evaluateDue, standingsDue } from '../standing/index.ts';
import { watch, watchDue } from '../trust/index.ts';
import { type Loop, startLoop } from './loop.ts';

const MAX_STEPS = 100_000;
const MAX_PASSES = 100;

export type Job =
  | 'orders'
  | 'approvals'
  | 'stripe'
  | 'rates'
  | 'payouts'
  | 'payoutChores'
  | 'mails'
  | 'networks'
  | 'standing'
  | 'simulations'
  | 'trust'
  | 'imports'
  | 'rules'
  | 'cards'
  | 'campaigns'
  | 'results';

export interface Worker {
  /** Some jobs look for work now instead of at their next tick. */
  nudge(...jobs: Job[]): void;
  /** Does everything that is due at this programme time, to the end. */
  settleAll(): Promise<void>;
  /** Lets the steps under way finish. */
  stop(): Promise<void>;
}

/**
 * The loops that follow programme time: order events into the ledger, due commissions approved, Stripe's events worked through,
 * payout runs sent, mails delivered, social counts read again, standings evaluated, traffic watched, forgotten cases escalated, files
 * of products imported. A long run holds up none of the other loops. Each is held by one process at a time, by lease; each step can
 * be killed and run again.
 */
export function startWorker(root: Context, networkApps: NetworkApps = {}): Worker {
  const ctx = asSystem(root, 'worker');
  const processId = randomUUID();
  const networks = makeClients(ctx.config.publicUrl, networkApps);
  /** Looks before it asks for the lease: nearly every pass finds nothing, and a look writes nothing. */
  const whenDue =
    (name: string, isDue: (ctx: Context) => Promise<boolean>, step: (signal: AbortSignal) => Promise<number>) =>
    async (stop: AbortSignal) => {
      if (await isDue(ctx)) await repeatUnderLease(ctx, processId, name, step, stop);
    };
  const steps: Record<Job, (stop: AbortSignal) => Promise<void>> = {
    orders: whenDue('order-events', eventsWait, () => processEvents(ctx)),
    approvals: whenDue('approvals', approvalsDue, () => approveDue(ctx)),
    stripe: whenDue('stripe-events', stripeEventsWait, () => processStripeEvents(ctx)),
    rates: () => importDueRates(ctx),
    networks: whenDue(
      'networks',
      async () => (await revocationsDue(ctx)) || (await refreshesDue(ctx, networks)),
      async () => (await revokeTokens(ctx, networks)) + (await refreshIdentities(ctx, networks)),
    ),
    rules: whenDue('rules', rulesDue, async () => {
      await settleWaiting(ctx);
      return tellPromoters(ctx);
    }),
    mails: whenDue('mails', mailsDue, () => sendMails(ctx)),
    simulations: async (stop) => {
      if (!(await simulationsWaiting(ctx))) return;
      await withLease(ctx, 'simulations', processId, (signal) => advanceSimulations(ctx, signal), stop);
    },
    standing: async (stop) => {
      if (!(await standingsDue(ctx))) return;
      await withLease(ctx, 'standing', processId, (signal) => evaluateDue(ctx, signal), stop);
    },
    cards: whenDue('creator-cards', cardsDue, () => refreshDueCards(ctx)),
    trust: whenDue('trust', watchDue, () => watch(ctx)),
    campaigns: whenDue('campaigns', campaignsDue, () => advanceCampaigns(ctx)),
    imports: whenDue('product-imports', importsOpen, async (signal) => {
      await dropStaleUploads(ctx);
      return advanceImports(ctx, signal);
    }),
    payoutChores: (stop) => runPayoutChores(ctx, processId, stop),
    payouts: async (stop) => {
      await startDueRun(ctx);
      await advanceRuns(ctx, processId, stop);
    },
    results: whenDue('results', resultNewsWait, () => takeInResults(ctx)),
  };
  const start = (job: Job): [Job, Loop] => [
    job,
    startLoop(steps[job], (error) => ctx.logger.error({ err: error, job }, 'a job failed and will be tried again')),
  ];
  const loops = new Map((Object.keys(steps) as Job[]).map(start));

  async function settleOnce(): Promise<void> {
    for (const loop of loops.values()) await loop.pass();
  }

  return {
    nudge(...jobs) {
      for (const job of jobs) loops.get(job)?.nudge();
    },
    async settleAll() {
      await settleOnce();
      for (let count = 1; count < MAX_PASSES && (await anythingWaits(ctx)); count += 1) await settleOnce();
    },
    async stop() {
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
    },
  };
}

/** One job's work may be news to another that had its turn before. */
const anythingWaits = async (ctx: Context): Promise<boolean> =>
  (await eventsWait(ctx)) || (await resultNewsWait(ctx)) || (await clickNewsWait(ctx));

const rulesDue = async (ctx: Context): Promise<boolean> => (await ratesAwaited(ctx)) || (await noticesDue(ctx));

const mailsDue = async (ctx: Context): Promise<boolean> => (await mailsWaiting(ctx)) > 0;

async function repeatUnderLease(
  ctx: Context,
  processId: string,
  name: string,
  step: (signal: AbortSignal) => Promise<number>,
  stop: AbortSignal,
): Promise<void> {
  const work = async (signal: AbortSignal) => {
    for (let count = 0; count < MAX_STEPS && !signal.aborted; count += 1) {
      if ((await step(signal)) === 0) return;
    }
  };
  await withLease(ctx, name, processId, work, stop);
}
