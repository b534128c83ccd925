import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../../src/context.ts';
import { startEmbeddedMongod } from '../../../src/embedded/index.ts';
import { cancelRun } from '../../../src/payouts/control-run.ts';
import { startRun } from '../../../src/payouts/index.ts';
import { planRun } from '../../../src/payouts/plan-run.ts';
import { refreshPayee } from '../../../src/payouts/refresh-payee.ts';
import { STEPS } from '../../../src/payouts/steps.ts';
import { changeSettings, currentSettings } from '../../../src/settings/index.ts';
import { contextAt, type Place } from './context.ts';
import { type PayoutFindings, payoutFindings } from './findings.ts';
import { openSandbox } from './open-sandbox.ts';
import { earnAll, enable, makePeople, type Person } from './people.ts';
import { type KillPoint, type Played, Workers } from './play-run.ts';

export interface PayoutPlan {
  payees: number;
  /** How often a worker is killed at each step. */
  killsAtEach: number;
  /** Steps to be killed at; all of them when left out. */
  steps?: readonly string[];
  seed: number;
  say?: (line: string) => void;
}

export interface PayoutOutcome extends PayoutFindings {
  payees: number;
  seed: number;
  killPoints: number;
  kills: number;
  killsByStep: Record<string, number>;
  missed: KillPoint[];
  faultsStruck: Record<string, number>;
}

const FAULTS = [
  { kind: 'timeout_after_success', probability: 0.08, delayMs: 20 },
  { kind: 'truncated', probability: 0.04 },
  { kind: '409', probability: 0.03 },
  { kind: '429', probability: 0.01 },
  { kind: '500', probability: 0.05 },
];
const BATCH = 50;
const BATCHED_STEPS = ['plan:reserved', 'send:claimed', 'settle:moved', 'cancel:released'];
const LATE_STEPS = ['cancel:released', 'release:moved', 'finish:all-ended', 'finish:noted'];

/** Mulberry32: a small generator whose sequence follows from the seed alone. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Three payout runs on a database of their own: one of everybody with random faults of Stripe's interface, one that is cancelled in the
 * middle, one for what is left. Workers are killed with SIGKILL at every labelled step. Then Stripe's record is asked who got what.
 */
export async function payoutKill(plan: PayoutPlan): Promise<PayoutOutcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kolect-payout-faults-'));
  const mongod = await startEmbeddedMongod({ dataDir });
  const stops: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true }), () => mongod.stop()];
  try {
    const place: Place = {
      mongoUri: mongod.uri.replace('/?', '/faults?'),
      secretKey: randomBytes(32).toString('base64'),
      stripe: { secretKey: 'sk_test_later', host: '127.0.0.1', port: 9 },
    };
    const first = await contextAt(place, 'kolect-sandbox');
    stops.push(() => first.mongo.close());
    const sandbox = await openSandbox(first.mongo.getClient().db('faults_sandbox'));
    stops.push(() => sandbox.stop());
    const { secretKey, host, port } = sandbox.stripe;
    place.stripe = { secretKey, host, port: Number(port) };
    const ctx = await contextAt(place, 'kolect-faults');
    stops.push(() => ctx.mongo.close());
    const workers = new Workers(ctx, place);
    stops.push(() => workers.stop());
    return await play(plan, ctx, workers, sandbox.url);
  } finally {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  }
}

async function play(plan: PayoutPlan, ctx: Context, workers: Workers, sandboxUrl: string): Promise<PayoutOutcome> {
  const { say = () => undefined, seed } = plan;
  const random = seeded(seed);
  // What a killed process left open is rolled back after five seconds instead of a minute.
  await ctx.mongo.getClient().db('admin').command({ setParameter: 1, transactionLifetimeLimitSeconds: 5 });
  const { version, ...settings } = await currentSettings(ctx);
  const payouts = { ...settings.payouts, transfersPerSecond: 10_000, approvalAboveMinor: null };
  await changeSettings(ctx, { ...settings, payouts }, version);
  const people = await makePeople(ctx, sandboxUrl, plan.payees);
  say(`${people.length} payees are ready`);
  const played: Played[] = [];
  const points = pointsOf(plan, random);

  await earnAll(ctx, people, 1, (index) => 2_500 + index);
  const struck = await strike(sandboxUrl, people, seed);
  const runA = await startRun(ctx);
  played.push(
    await workers.play(
      runA._id,
      points.filter(({ step }) => !step.startsWith('cancel')),
    ),
  );
  say(`the first run is over: ${played[0]?.killed.length} kills`);

  for (const { account } of people.slice(0, refusedOf(people))) {
    await enable(sandboxUrl, account);
    await refreshPayee(ctx, account);
  }
  await earnAll(ctx, people, 2, (index) => 3_000 + index);
  const runB = await startRun(ctx);
  await planRun(ctx, runB, new AbortController().signal);
  await cancelRun(ctx, runB._id);
  played.push(
    await workers.play(
      runB._id,
      points.filter(({ step }) => step.startsWith('cancel')),
    ),
  );
  say(`the second run was cancelled: ${played[1]?.killed.length} kills`);

  const runC = await startRun(ctx);
  played.push(await workers.play(runC._id, []));
  const faultsStruck = await struck();
  say('everybody is paid; Stripe is asked');
  return { ...(await payoutFindings(ctx, people)), ...summary(plan, points, played), faultsStruck };
}

/** In the order in which a run comes to them; each after a number of payees that the seed says. */
function pointsOf({ payees, killsAtEach, steps = STEPS }: PayoutPlan, random: () => number): KillPoint[] {
  const room = Math.max(1, Math.floor(payees / (steps.length * killsAtEach * 2)));
  // What is seldom come to: only unknown outcomes are looked up, and some steps take a whole batch of payees at once.
  const batches = Math.max(1, Math.floor(payees / BATCH / (killsAtEach * 2)));
  const roomAt = (step: string) => {
    if (step === 'send:looked-up') return Math.min(room, 4);
    return BATCHED_STEPS.includes(step) ? Math.min(room, batches) : room;
  };
  const once = [
    'plan:finished',
    'plan:page-read',
    'plan:page-noted',
    'send:balance-read',
    'finish:all-ended',
    'finish:noted',
  ];
  const planning = steps.filter((step) => step.startsWith('plan'));
  const late = steps.filter((step) => LATE_STEPS.includes(step));
  const between = steps.filter((step) => !planning.includes(step) && !late.includes(step));
  const times = (group: readonly string[]) =>
    Array.from({ length: killsAtEach }, () => group).flatMap((all) =>
      all.map((step) => ({ step, count: once.includes(step) ? 1 : 1 + Math.floor(random() * roomAt(step)) })),
    );
  // A refusal comes seldom, and a run ends once: neither leaves much to choose.
  const rare = times(late).map(({ step }) => ({ step, count: 1 }));
  const [release, end] = [
    rare.filter(({ step }) => step === 'release:moved'),
    rare.filter(({ step }) => step !== 'release:moved'),
  ];
  const finishing = end.filter(({ step }) => step !== 'finish:noted');
  return [
    // The last page is noted and planning is finished after everybody is planned.
    ...times(planning.filter((step) => step !== 'plan:finished')),
    ...times(planning.filter((step) => step === 'plan:finished')).slice(0, 1),
    ...release,
    ...times(between),
    ...finishing,
    ...end.filter(({ step }) => step === 'finish:noted').slice(0, 1),
  ];
}

const refusedOf = (people: Person[]): number => Math.min(10, Math.ceil(people.length / 10));

/** Sets the random faults, and has Stripe disable some accounts as they are paid. @returns what tells how often each struck */
async function strike(sandboxUrl: string, people: Person[], seed: number) {
  const faults = `${sandboxUrl}/sandbox/stripe/faults`;
  const add = async (fault: object) => {
    const response = await fetch(faults, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (response.status !== 201) throw new Error(await response.text());
  };
  for (const { account } of people.slice(0, refusedOf(people)))
    await add({ kind: 'account_disabled', match: { path: '/v1/transfers', method: 'POST', destination: account } });
  for (const [index, fault] of FAULTS.entries())
    await add({ ...fault, times: null, seed: seed + index, match: { path: '/v1/transfers', method: 'POST' } });
  await add({ kind: '500', probability: 0.05, times: null, seed, match: { path: '/v1/transfers', method: 'GET' } });
  return async () => {
    const list = (await (await fetch(faults)).json()) as { data?: Struck[] } | Struck[];
    const rows = Array.isArray(list) ? list : (list.data ?? []);
    await fetch(faults, { method: 'DELETE' });
    const counts: Record<string, number> = {};
    for (const { kind, struck } of rows) counts[kind] = (counts[kind] ?? 0) + struck;
    return counts;
  };
}

interface Struck {
  kind: string;
  struck: number;
}

function summary({ payees, seed }: PayoutPlan, points: KillPoint[], played: Played[]) {
  const killed = played.flatMap((run) => run.killed);
  const killsByStep: Record<string, number> = {};
  for (const { step } of killed) killsByStep[step] = (killsByStep[step] ?? 0) + 1;
  return {
    payees,
    seed,
    killPoints: points.length,
    kills: killed.length,
    killsByStep,
    missed: played.flatMap((run) => run.missed),
  };
}
