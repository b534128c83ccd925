import type { Collection, Db, Document } from 'mongodb';
import type { NetworkName, Person, SandboxClock, ShopSetup, StripeSandboxOptions } from './options.ts';
import type { RandomBytes } from './random.ts';
import type { SandboxSecrets } from './secrets.ts';

/** What every part of the sandbox works with. */
export interface SandboxContext {
  db: Db;
  clock: SandboxClock;
  /** Wall clock in milliseconds. */
  wallClock: () => number;
  randomBytes: RandomBytes;
  /** Address of the sandbox for servers, without a trailing slash. */
  url: string;
  /** Address of the sandbox for browsers, without a trailing slash. */
  publicUrl: string;
  kolectUrl: string;
  secrets: SandboxSecrets;
  people: readonly Person[];
  redirectUris: Record<NetworkName, readonly string[]>;
  shop: (() => Promise<ShopSetup>) | undefined;
  mailDirectory: string | undefined;
  stripe: Required<StripeSandboxOptions>;
  stallMs: number;
  onError: (error: unknown) => void;
}

/** Programme time in whole seconds, as Stripe writes dates. */
export function programmeSeconds(context: SandboxContext): number {
  return Math.floor(context.clock.now().getTime() / 1000);
}

/** Keeps the newest `max` documents by `field` (which has an index) and deletes the rest. */
export async function keepNewest<T extends Document>(
  collection: Collection<T>,
  field: string,
  max: number,
): Promise<void> {
  if ((await collection.estimatedDocumentCount()) <= max) return;
  const [oldestKept] = await collection
    .find({}, { projection: { [field]: 1 } })
    .sort({ [field]: -1 })
    .skip(max - 1)
    .limit(1)
    .toArray();
  if (oldestKept)
    await (collection as unknown as Collection<Document>).deleteMany({ [field]: { $lt: oldestKept[field] } });
}
