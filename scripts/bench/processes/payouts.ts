import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../../src/context.ts';
import { checkLedger } from '../../../src/ledger/index.ts';
import { advanceRuns, startRun } from '../../../src/payouts/index.ts';
import { payoutRuns, payouts } from '../../../src/payouts/model.ts';
import { changeSettings, currentSettings } from '../../../src/settings/index.ts';
import { contextAt, type Place } from '../../faults/payouts/context.ts';
import { earnAll, makePeople, type Person } from '../../faults/payouts/people.ts';
import { answer } from './answer.ts';

// Kolect's worker as far as payout runs go.

let open: { ctx: Context; people: Person[]; rounds: number } | undefined;
const running = () => {
  if (!open) throw new Error('not open yet');
  return open;
};

export interface RunResult {
  seconds: number;
  sent: number;
  /** When each transfer was handed over, in milliseconds from the first. */
  handedOverMs: number[];
}

async function finish(ctx: Context, runId: string): Promise<void> {
  for (;;) {
    await advanceRuns(ctx, 'bench');
    if ((await payoutRuns(ctx).findById(runId).lean())?.state === 'finished') return;
    await pause(5);
  }
}

answer(
  {
    async open({ place, sandboxUrl, payees }: { place: Place; sandboxUrl: string; payees: number }): Promise<string[]> {
      const ctx = await contextAt(place, 'kolect-bench');
      const people = await makePeople(ctx, sandboxUrl, payees);
      open = { ctx, people, rounds: 0 };
      return people.map(({ account }) => account);
    },
    async limit(transfersPerSecond: number): Promise<void> {
      const { ctx } = running();
      const { version, ...settings } = await currentSettings(ctx);
      const changed = { ...settings.payouts, transfersPerSecond, approvalAboveMinor: null, fundedBeforePaid: false };
      await changeSettings(ctx, { ...settings, payouts: changed }, version);
    },
    /** One run from its start to its end, of so many payees who each earned something. */
    async run(count: number): Promise<RunResult> {
      const now = running();
      now.rounds += 1;
      await earnAll(now.ctx, now.people.slice(0, count), now.rounds, (index) => 2_500 + index);
      const handedOver: number[] = [];
      const onStep = (step: string) => step === 'send:claimed' && handedOver.push(performance.now());
      const ctx = { ...now.ctx, onStep };
      const startedAt = performance.now();
      const run = await startRun(ctx);
      await finish(ctx, run._id);
      const seconds = (performance.now() - startedAt) / 1_000;
      const sent = await payouts(ctx).countDocuments({ runId: run._id, state: 'sent', commissionsMarked: true });
      return { seconds, sent, handedOverMs: handedOver.map((at) => at - (handedOver[0] ?? at)) };
    },
    checkLedger: () => checkLedger(running().ctx),
  },
  async () => open?.ctx.mongo.close(),
);
