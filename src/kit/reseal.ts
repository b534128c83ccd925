import type { Document } from 'mongodb';
import type { Connection } from 'mongoose';
import { decrypt, encrypt, type Keyring } from './keyring.ts';

export interface Resealed {
  looked: number;
  resealed: number;
  /** Sealed under keys that are not there any more. */
  unreadable: number;
}

interface Place {
  path: string;
  sealed: string;
}

const MAX_DEPTH = 6;

/** Every sealed text of a document: by convention its field's name begins with `sealed`. */
function placesIn(value: unknown, path = '', name = '', depth = 0): Place[] {
  if (typeof value === 'string') return name.startsWith('sealed') ? [{ path, sealed: value }] : [];
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const fieldName = Array.isArray(value) ? name : key;
    return placesIn(inner, path ? `${path}.${key}` : key, fieldName, depth + 1);
  });
}

/**
 * Seals everything of a collection again that is not under the active key, one document at a time and only over what was read: it
 * may run beside the service, be stopped, and run again.
 */
export async function resealCollection(
  { mongo, keyring }: { mongo: Connection; keyring: Keyring },
  collection: string,
  purpose: string,
): Promise<Resealed> {
  const count: Resealed = { looked: 0, resealed: 0, unreadable: 0 };
  const documents = mongo.collection<Document>(collection);
  for await (const document of documents.find({}, { batchSize: 200 })) {
    count.looked += 1;
    for (const { path, sealed } of placesIn(document)) {
      if (sealed.startsWith(`${keyring.activeId}.`)) continue;
      const fresh = resealed(keyring, purpose, sealed);
      if (fresh === undefined) {
        count.unreadable += 1;
        continue;
      }
      const { modifiedCount } = await documents.updateOne(
        { _id: document._id, [path]: sealed },
        { $set: { [path]: fresh } },
      );
      count.resealed += modifiedCount;
    }
  }
  return count;
}

function resealed(keyring: Keyring, purpose: string, sealed: string): string | undefined {
  try {
    return encrypt(keyring, purpose, decrypt(keyring, purpose, sealed));
  } catch {
    return undefined;
  }
}
