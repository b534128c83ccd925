import { type Connection, type Model, type PipelineStage, Schema, type SchemaDefinition } from 'mongoose';
import { chunks } from './chunks.ts';

interface Holder {
  mongo: Connection;
}

export interface IndexSpec {
  /** Only where two indexes have the same keys. */
  name?: string;
  keys: Record<string, 1 | -1 | 'text'>;
  unique?: boolean;
  expireAfterSeconds?: number;
  partialFilterExpression?: Record<string, unknown>;
  sparse?: boolean;
}

interface Definition {
  collection: string;
  schema: Schema;
  indexes: IndexSpec[];
}

const definitions = new Map<string, Definition>();

/**
 * A collection with string ids. Answers the model of the caller's own connection, so that each test has its own database.
 * @param fields mongoose field definitions; validation proper is done by zod before anything gets here
 */
export function defineModel<T extends { _id: string }>(
  collection: string,
  fields: SchemaDefinition,
  indexes: IndexSpec[] = [],
) {
  const schema = new Schema(
    { _id: String, ...fields },
    { versionKey: false, autoIndex: false, minimize: false, strict: 'throw', collection },
  );
  definitions.set(collection, { collection, schema, indexes });
  return (holder: Holder): Model<T> =>
    (holder.mongo.models[collection] ?? holder.mongo.model(collection, schema)) as unknown as Model<T>;
}

const AT_ONCE = 16;

/** Creates every collection and index that is declared and not there yet, some at once. Repeatable. */
export async function prepareCollections(mongo: Connection): Promise<void> {
  const db = mongo.getClient().db(mongo.name);
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  const prepare = async ({ collection, indexes }: Definition) => {
    if (!existing.has(collection)) await db.createCollection(collection).catch(ignoreRace);
    if (indexes.length === 0) return;
    await db.collection(collection).createIndexes(indexes.map(({ keys, ...options }) => ({ key: keys, ...options })));
  };
  for (const some of chunks([...definitions.values()], AT_ONCE)) await Promise.all(some.map(prepare));
}

export interface UndeclaredIndex {
  collection: string;
  index: string;
  keys: object;
}

/** Indexes of declared collections that this release does not declare: an earlier one made them, and every write pays for them. */
export async function undeclaredIndexes(mongo: Connection): Promise<UndeclaredIndex[]> {
  const db = mongo.getClient().db(mongo.name);
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  const found: UndeclaredIndex[] = [];
  const look = async ({ collection, indexes }: Definition) => {
    const declared = new Set(['_id_', ...indexes.map(nameOf)]);
    for (const { name = '', key } of await db.collection(collection).indexes())
      if (!declared.has(name)) found.push({ collection, index: name, keys: key });
  };
  const there = [...definitions.values()].filter(({ collection }) => existing.has(collection));
  for (const some of chunks(there, AT_ONCE)) await Promise.all(some.map(look));
  return found;
}

/** MongoDB's own name for an index that was given none. */
const nameOf = ({ name, keys }: IndexSpec): string => name ?? Object.entries(keys).flat().join('_');

export async function dropIndexes(mongo: Connection, indexes: UndeclaredIndex[]): Promise<void> {
  const db = mongo.getClient().db(mongo.name);
  for (const { collection, index } of indexes) await db.collection(collection).dropIndex(index);
}

function ignoreRace(error: unknown): void {
  const raced = error instanceof Error && 'codeName' in error && error.codeName === 'NamespaceExists';
  if (!raced) throw error;
}

export type { PipelineStage };
export const { Mixed } = Schema.Types;
