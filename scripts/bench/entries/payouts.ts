import { randomBytes } from 'node:crypto';
import type { Place } from '../../faults/payouts/context.ts';
import { type Child, startChild } from '../child.ts';
import { BrokenRound, type Entry, type Side } from '../entry.ts';
import type { Bench } from '../open-bench.ts';
import type { RunResult } from '../processes/payouts.ts';

/** As many as a payout run has under way. */
const CALLERS = 20;
const NO_LIMIT = 10_000;
/** The programme's default: a little under Stripe's own. */
const PER_SECOND = 20;
/** Stripe's own, in test mode: more than that is refused. */
const STRIPES_OWN = 25;
const [FEWEST, MOST] = [20, 2_000];
const FIRST_RATE = 150;

interface Desk {
  kolect: Child;
  stripe: Place['stripe'];
  accounts: string[];
}

/** The sandbox's Stripe in one process, Kolect's worker in another, and payees who are ready to be paid. */
async function openDesk(bench: Bench, payees: number): Promise<Desk> {
  const [own, stripes] = ['bench_payouts', 'bench_payouts_stripe'];
  for (const database of [own, stripes]) await bench.mongo.db(database).dropDatabase();
  const sandbox = startChild('stripe-sandbox');
  bench.onClose(() => sandbox.stop());
  const { url, stripe } = await sandbox.ask<{ url: string; stripe: Place['stripe'] }>('open', {
    uri: bench.mongoUri(stripes),
  });
  const profile = bench.profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${bench.profileFolder}`] : [];
  const kolect = startChild('payouts', { nodeOptions: profile });
  bench.onClose(() => kolect.stop());
  const place: Place = { mongoUri: bench.mongoUri(own), secretKey: randomBytes(32).toString('base64'), stripe };
  const accounts = await kolect.ask<string[]>('open', { place, sandboxUrl: url, payees });
  return { kolect, stripe, accounts };
}

const countFor = (rate: number, seconds: number): number =>
  Math.min(MOST, Math.max(FEWEST, Math.round(rate * seconds)));

/** Runs one, and looks whether everybody was sent hers by Stripe's own record. */
async function runChecked(bench: Bench, { kolect }: Desk, count: number): Promise<RunResult & { check: string }> {
  const transfers = bench.mongo.db('bench_payouts_stripe').collection('stripe_transfers');
  const ofRuns = () => transfers.countDocuments({ 'body.metadata.runId': { $ne: 'bench' } });
  const before = await ofRuns();
  const result = await kolect.ask<RunResult>('run', count);
  const made = (await ofRuns()) - before;
  if (result.sent !== count || made !== count)
    throw new BrokenRound(`${count} payees were to be paid: ${result.sent} were, with ${made} transfers`);
  const findings = await kolect.ask<unknown[]>('checkLedger');
  if (findings.length > 0) throw new BrokenRound(`the ledger is wrong: ${JSON.stringify(findings.slice(0, 3))}`);
  return { ...result, check: `${count} payees = ${result.sent} sent = ${made} transfers; the ledger balances` };
}

function bareClient(bench: Bench, { stripe, accounts }: Desk): Side {
  const bare = startChild('bare-stripe');
  bench.onClose(() => bare.stop());
  let rate = FIRST_RATE;
  return {
    async measure(seconds) {
      const destinations = accounts.slice(0, countFor(rate, seconds));
      const result = await bare.ask<{ seconds: number }>('send', { stripe, destinations, callers: CALLERS });
      rate = destinations.length / result.seconds;
      return { value: rate };
    },
  };
}

/** A whole run, from its start over the planning to its end, as fast as it goes. */
export const payouts: Entry = {
  name: 'payouts',
  title: 'A payout run from its start to its end, limiter off',
  unit: 'payouts/s',
  ceiling: `bare stripe client, ${CALLERS} at once`,
  subject: 'Kolect: planned, reserved, sent, settled',
  goals: [{ figure: 'ratio', bound: 'at least', value: 0.5 }],
  async open(bench) {
    const desk = await openDesk(bench, bench.size.payees);
    await desk.kolect.ask('limit', NO_LIMIT);
    let rate = FIRST_RATE;
    const subject: Side = {
      async measure(seconds) {
        const count = Math.min(desk.accounts.length, countFor(rate, seconds));
        const result = await runChecked(bench, desk, count);
        rate = count / result.seconds;
        return { value: rate, checks: [result.check] };
      },
    };
    return { ceiling: bareClient(bench, desk), subject };
  },
};

/** The same under the limit of Stripe: nothing but the limit may hold it up. */
export const payoutsLimited: Entry = {
  name: 'payouts-limited',
  title: 'Transfers of a payout run, limiter on',
  unit: 'payouts/s',
  ceiling: 'the limit',
  subject: 'Kolect, from the first transfer to the last',
  goals: [{ figure: 'ratio', bound: 'at least', value: 0.97 }],
  async open(bench) {
    const desk = await openDesk(bench, Math.min(bench.size.payees, countFor(PER_SECOND, 60)));
    await desk.kolect.ask('limit', PER_SECOND);
    const subject: Side = {
      async measure(seconds) {
        const count = Math.min(desk.accounts.length, countFor(PER_SECOND, seconds));
        const { handedOverMs, check } = await runChecked(bench, desk, count);
        const most = mostInASecond(handedOverMs);
        if (most > STRIPES_OWN) throw new BrokenRound(`${most} transfers within a second: Stripe would refuse some`);
        const value = (count - 1) / ((handedOverMs.at(-1) ?? 0) / 1_000);
        return { value, checks: [`${check}; at most ${most} transfers in any second`] };
      },
    };
    return { ceiling: { measure: async () => ({ value: PER_SECOND }) }, subject };
  },
};

const mostInASecond = (times: number[]): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
