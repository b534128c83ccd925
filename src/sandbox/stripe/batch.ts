import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import type { ObjectKind, ObjectTypes, StoredEvent, StoredObject, StripeStore } from './store.ts';
import type { EventDraft, Unit } from './unit.ts';

type AnyObject = ObjectTypes[ObjectKind];
type Staged = { kind: ObjectKind; object: AnyObject | null; owner: string | null };

const objectKey = (kind: ObjectKind, id: string) => `${kind} ${id}`;
const balanceKey = (owner: string | null, currency: string) => `${owner ?? 'platform'} ${currency}`;

/** What a batch of requests reads and changes, all in one transaction. */
export class Batch {
  readonly store: StripeStore;
  readonly session: ClientSession;
  readonly events: StoredEvent[] = [];
  private readonly objects = new Map<string, AnyObject | null>();
  private readonly staged = new Map<string, Staged & { isNew: boolean }>();
  private readonly balances = new Map<string, number>();
  private readonly balanceChanges = new Map<string, { owner: string | null; currency: string; deltaMinor: number }>();

  constructor(store: StripeStore, session: ClientSession) {
    this.store = store;
    this.session = session;
  }

  /** Reads many accounts at once, for the requests that are going to ask for them. */
  async warmAccounts(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const found = await this.store
      .objects('accounts')
      .find({ _id: { $in: [...ids] } }, { session: this.session })
      .toArray();
    for (const id of ids) this.objects.set(objectKey('accounts', id), null);
    for (const { _id, body } of found) this.objects.set(objectKey('accounts', _id), body);
  }

  private async find<K extends ObjectKind>(kind: K, id: string): Promise<ObjectTypes[K] | null> {
    const key = objectKey(kind, id);
    const cached = this.objects.get(key);
    if (cached !== undefined) return cached as ObjectTypes[K] | null;
    const filter = { _id: id } as Partial<StoredObject<ObjectTypes[K]>>;
    const stored = (await this.store.db
      .collection(`stripe_${kind}`)
      .findOne(filter as never, { session: this.session })) as StoredObject<ObjectTypes[K]> | null;
    this.objects.set(key, stored?.body ?? null);
    return stored?.body ?? null;
  }

  private async balanceMinor(owner: string | null, currency: string): Promise<number> {
    const key = balanceKey(owner, currency);
    const cached = this.balances.get(key);
    if (cached !== undefined) return cached;
    const stored = await this.store.balances.findOne({ _id: key }, { session: this.session });
    this.balances.set(key, stored?.amountMinor ?? 0);
    return stored?.amountMinor ?? 0;
  }

  /** A unit, and `keep`, which makes its changes part of the batch. */
  open(toEvent: (draft: EventDraft) => StoredEvent): { unit: Unit; keep: () => void } {
    const objects = new Map<string, Staged>();
    const balances = new Map<string, { owner: string | null; currency: string; deltaMinor: number }>();
    const events: EventDraft[] = [];
    const unit: Unit = {
      find: async <K extends ObjectKind>(kind: K, id: string) => {
        const own = objects.get(objectKey(kind, id));
        return own ? (own.object as ObjectTypes[K] | null) : this.find(kind, id);
      },
      put: (kind, object, owner = null) => {
        objects.set(objectKey(kind, object.id), { kind, object, owner });
      },
      balanceMinor: async (owner, currency) =>
        (await this.balanceMinor(owner, currency)) + (balances.get(balanceKey(owner, currency))?.deltaMinor ?? 0),
      addBalance: (owner, currency, deltaMinor) => {
        const before = balances.get(balanceKey(owner, currency))?.deltaMinor ?? 0;
        balances.set(balanceKey(owner, currency), { owner, currency, deltaMinor: before + deltaMinor });
      },
      emit: (draft) => void events.push(draft),
    };
    const keep = () => {
      for (const [key, change] of objects) this.keepObject(key, change);
      for (const [key, change] of balances) this.keepBalance(key, change);
      this.events.push(...events.map(toEvent));
    };
    return { unit, keep };
  }

  private keepObject(key: string, change: Staged): void {
    const isNew = this.staged.get(key)?.isNew ?? !this.objects.get(key);
    this.staged.set(key, { ...change, isNew });
    this.objects.set(key, change.object);
  }

  private keepBalance(key: string, change: { owner: string | null; currency: string; deltaMinor: number }): void {
    const known = this.balances.get(key);
    if (known !== undefined) this.balances.set(key, known + change.deltaMinor);
    const before = this.balanceChanges.get(key)?.deltaMinor ?? 0;
    this.balanceChanges.set(key, { ...change, deltaMinor: before + change.deltaMinor });
  }

  /** Writes everything; `nextSeq` numbers the new objects. The poll leaves new deliveries alone for two seconds: they are being sent. */
  async flush(nextSeq: () => number, wallMs: number): Promise<void> {
    const byKind = Map.groupBy(this.staged.values(), ({ kind }) => kind);
    for (const [kind, changes] of byKind) {
      const writes = changes.map(({ object, owner, isNew }) =>
        writeOf(object as AnyObject, owner, isNew ? nextSeq() : null),
      );
      await this.store.db
        .collection<StoredObject<AnyObject>>(`stripe_${kind}`)
        .bulkWrite(writes, { session: this.session });
    }
    const balances = [...this.balanceChanges].map(([key, { owner, currency, deltaMinor }]) => ({
      updateOne: {
        filter: { _id: key },
        update: { $inc: { amountMinor: deltaMinor }, $setOnInsert: { owner, currency } },
        upsert: true,
      },
    }));
    if (balances.length > 0) await this.store.balances.bulkWrite(balances, { session: this.session });
    if (this.events.length > 0) {
      await this.store.events.insertMany(this.events, { session: this.session });
      const deliveries = this.events.map(({ _id }) => ({ _id, attempts: 0, nextAtMs: wallMs + 2000 }));
      await this.store.deliveries.insertMany(deliveries, { session: this.session });
    }
  }
}

function writeOf(
  object: AnyObject,
  owner: string | null,
  seq: number | null,
): AnyBulkWriteOperation<StoredObject<AnyObject>> {
  return seq === null
    ? { updateOne: { filter: { _id: object.id }, update: { $set: { body: object } } } }
    : { insertOne: { document: { _id: object.id, seq, owner, body: object } } };
}
