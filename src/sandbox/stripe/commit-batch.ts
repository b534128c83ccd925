import { type ClientSession, MongoError } from 'mongodb';
import { programmeSeconds, type SandboxContext } from '../context.ts';
import { randomText } from '../random.ts';
import { Batch } from './batch.ts';
import { StripeFailure } from './failure.ts';
import type { StoredAnswer, StoredEvent, StripeStore } from './store.ts';
import { type EventDraft, eventBody, type Unit } from './unit.ts';

export const keyLifeMs = 24 * 3600 * 1000;

/** One change that a request asks for. */
export interface Command {
  /** Scoped idempotency key, or null. */
  key: string | null;
  /** The key as the client sent it. */
  idempotencyKey: string | null;
  fingerprint: string;
  requestId: string;
  apiVersion: string;
  /** Accounts that `run` will read. */
  accounts: readonly string[];
  run: (unit: Unit) => Promise<object>;
  /** Answer this instead, after `run` took effect. */
  answerInstead?: { status: number; body: object } | undefined;
}

export interface Answer {
  status: number;
  /** JSON text. */
  body: string;
  /** Id of the request that did the work, when this is a replay. */
  replayOf: string | null;
  /** To be kept under the idempotency key. */
  stored: boolean;
}

export interface Committed {
  answers: Answer[];
  events: StoredEvent[];
}

interface Committing {
  session: ClientSession;
  context: SandboxContext;
  store: StripeStore;
  nextSeq: () => number;
}

function refusal(failure: StripeFailure): Answer {
  return { status: failure.status, body: JSON.stringify(failure.body()), replayOf: null, stored: failure.stored };
}

function replay(command: Command, stored: StoredAnswer): Answer {
  if (stored.fingerprint === command.fingerprint) {
    return { status: stored.status, body: stored.body, replayOf: stored.requestId, stored: false };
  }
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${command.idempotencyKey}' if you meant to execute a different request.`;
  return refusal(new StripeFailure(400, message, { type: 'idempotency_error', stored: false }));
}

function eventOf({ context, nextSeq }: Committing, command: Command, draft: EventDraft): StoredEvent {
  const id = `evt_${randomText(context.randomBytes, 24)}`;
  const { requestId, idempotencyKey, apiVersion } = command;
  const body = eventBody(draft, { id, created: programmeSeconds(context), apiVersion, requestId, idempotencyKey });
  return { _id: id, seq: nextSeq(), owner: draft.account ?? null, body };
}

async function answer(
  committing: Committing,
  batch: Batch,
  command: Command,
  stored: StoredAnswer | undefined,
): Promise<Answer> {
  const age = stored && committing.context.wallClock() - stored.createdAt.getTime();
  if (stored && age !== undefined && age < keyLifeMs) return replay(command, stored);
  const { unit, keep } = batch.open((draft) => eventOf(committing, command, draft));
  try {
    const result = await command.run(unit);
    keep();
    const { status, body } = command.answerInstead ?? { status: 200, body: result };
    return { status, body: JSON.stringify(body), replayOf: null, stored: true };
  } catch (error) {
    if (error instanceof MongoError) throw error;
    // A fault of one request must not sink the others in the batch.
    return refusal(
      error instanceof StripeFailure
        ? error
        : new StripeFailure(500, String(error), { type: 'api_error', stored: false }),
    );
  }
}

async function storeAnswers(
  { context, store, session }: Committing,
  commands: readonly Command[],
  answers: readonly Answer[],
  expired: ReadonlyMap<string, StoredAnswer>,
): Promise<void> {
  const writes = commands.flatMap(({ key: _id, fingerprint, requestId }, index) => {
    const given = answers[index];
    if (_id === null || !given?.stored) return [];
    const { status, body } = given;
    const document = { _id, fingerprint, requestId, status, body, createdAt: new Date(context.wallClock()) };
    return [
      expired.has(_id) ? { replaceOne: { filter: { _id }, replacement: document } } : { insertOne: { document } },
    ];
  });
  if (writes.length > 0) await store.answers.bulkWrite(writes, { session });
}

/** Runs the commands one after another and commits their effects, events and stored answers in one transaction, or none of them. */
export async function commitBatch(committing: Committing, commands: readonly Command[]): Promise<Committed> {
  const { context, store, session, nextSeq } = committing;
  const keys = commands.flatMap(({ key }) => (key === null ? [] : [key]));
  const accounts = [...new Set(commands.flatMap((command) => command.accounts))];
  const work = async (): Promise<Committed> => {
    const batch = new Batch(store, session);
    const found = keys.length > 0 ? await store.answers.find({ _id: { $in: keys } }, { session }).toArray() : [];
    const known = new Map(found.map((document) => [document._id, document]));
    await batch.warmAccounts(accounts);
    const answers: Answer[] = [];
    for (const command of commands)
      answers.push(await answer(committing, batch, command, known.get(command.key ?? '')));
    await batch.flush(nextSeq, context.wallClock());
    await storeAnswers(committing, commands, answers, known);
    return { answers, events: batch.events };
  };
  const options = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;
  return session.withTransaction(work, options);
}
