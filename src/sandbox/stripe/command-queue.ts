import type { ClientSession } from 'mongodb';
import { keepNewest, type SandboxContext } from '../context.ts';
import { type Answer, type Command, commitBatch, keyLifeMs } from './commit-batch.ts';
import { StripeFailure } from './failure.ts';
import { keptAnswers, keptEvents, keptObjects, type ObjectKind, type StoredEvent, type StripeStore } from './store.ts';

const maxBatch = 200;
const maxWaiting = 10_000;
const trimEvery = 5000;

export interface CommandQueue {
  run(command: Command): Promise<Answer>;
  /** Settles when nothing is under way any more. */
  idle(): Promise<void>;
}

interface Waiting {
  command: Command;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

async function trim(context: SandboxContext, store: StripeStore): Promise<void> {
  for (const [kind, max] of Object.entries(keptObjects))
    await keepNewest(store.objects(kind as ObjectKind), 'seq', max);
  await keepNewest(store.events, 'seq', keptEvents);
  await store.answers.deleteMany({ createdAt: { $lt: new Date(context.wallClock() - keyLifeMs) } });
  await keepNewest(store.answers, 'createdAt', keptAnswers);
}

/**
 * Runs changes one after another and commits all that are waiting together (group commit): the platform's balance, which every transfer
 * changes, is written once a batch instead of fought over.
 */
export function createCommandQueue(
  context: SandboxContext,
  store: StripeStore,
  session: ClientSession,
  onEvents: (events: StoredEvent[]) => void,
): CommandQueue {
  const waiting: Waiting[] = [];
  let working: Promise<void> | null = null;
  let lastSeq = 0;
  let sinceTrim = 0;
  const nextSeq = () => {
    lastSeq = Math.max(lastSeq + 1, context.wallClock() * 1000);
    return lastSeq;
  };

  async function step(batch: readonly Waiting[]): Promise<void> {
    try {
      const commands = batch.map(({ command }) => command);
      const { answers, events } = await commitBatch({ context, store, session, nextSeq }, commands);
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
      onEvents(events);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    sinceTrim += batch.length;
    if (sinceTrim < trimEvery) return;
    sinceTrim = 0;
    // Trimming that fails is tried again after the next few thousand changes.
    await trim(context, store).catch(context.onError);
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) await step(waiting.splice(0, maxBatch));
    working = null;
  }

  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= maxWaiting) {
          reject(new StripeFailure(429, 'The sandbox has too many requests waiting.', { code: 'rate_limit' }));
          return;
        }
        waiting.push({ command, resolve, reject });
        working ??= Promise.resolve().then(work);
      }),
    async idle() {
      while (working) await working;
    },
  };
}
