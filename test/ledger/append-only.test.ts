import { MongoMemoryReplSet } from 'mongodb-memory-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { checkLedger, giveBack, move, postEntries, statementOf, takeWholeBalance } from '../../src/ledger/index.ts';
import { type JournalRecord, journal } from '../../src/ledger/model.ts';
import { connect } from '../../src/start/connect.ts';
import { pureContext } from '../support/test-context.ts';

const DATABASE = 'kolect';
let server: MongoMemoryReplSet;
let ctx: Context;

/** A server that asks who one is, and a user who may only add to the journal and read it. */
beforeAll(async () => {
  const root = { customRootName: 'root', customRootPwd: 'only-for-this-test' };
  server = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger', auth: { enable: true, ...root } },
  });
  const asRoot = await connect(withUser(root.customRootName, root.customRootPwd, 'admin'));
  const db = asRoot.getClient().db(DATABASE);
  await db.command({
    createRole: 'bookkeeper',
    privileges: [
      {
        resource: { db: DATABASE, collection: '' },
        actions: ['find', 'insert', 'createIndex', 'listCollections', 'createCollection'],
      },
      { resource: { db: DATABASE, collection: 'balances' }, actions: ['find', 'insert', 'update'] },
    ],
    roles: [],
  });
  await db.command({ createUser: 'kolect', pwd: 'bookkeeper', roles: ['bookkeeper'] });
  await asRoot.close();
  const mongo = await connect(withUser('kolect', 'bookkeeper', DATABASE));
  ctx = { ...pureContext(), mongo };
}, 60_000);
afterAll(async () => {
  await ctx?.mongo.close();
  await server?.stop();
});

function withUser(user: string, password: string, source: string): string {
  const uri = new URL(server.getUri(DATABASE));
  uri.username = user;
  uri.password = password;
  uri.searchParams.set('authSource', source);
  return uri.href;
}

const payable = { account: 'creator:payable' as const, owner: 'ann', currency: 'EUR' };
const transit = { ...payable, account: 'creator:in_transit' as const };
const owed = { account: 'brand:owed' as const, owner: 'brand', currency: 'EUR' };
const entry = (key: string, postings: ReturnType<typeof move>) => ({ key, fact: { kind: 'test', id: key }, postings });

describe('a database user who may add to the journal and read it, and nothing else,', () => {
  test('is all that the ledger needs: entries, reservations, statements, the check', async () => {
    await inTransaction(ctx, (tx) => postEntries(tx, [entry('e1', move(owed, payable, 500))]));
    const seen = { amountMinor: 500, sequence: 1 };
    await inTransaction(ctx, (tx) => takeWholeBalance(tx, payable, seen, entry('e2', move(payable, transit, 500))));
    const range = { after: -1, through: 1 };
    await inTransaction(ctx, (tx) => giveBack(tx, payable, range, entry('e3', move(transit, payable, 500))));
    const period = { from: new Date(0), until: new Date('2100-01-01'), limit: 10 };
    expect((await statementOf(ctx, { ...payable, ...period })).closingMinor).toBe(500);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test.for([
    ['update', () => journal(ctx).collection.updateOne({ _id: 'e1' as never }, { $set: { at: new Date() } })],
    ['replace', () => journal(ctx).collection.replaceOne({ _id: 'e1' as never }, {} as never)],
    ['delete', () => journal(ctx).collection.deleteMany({})],
    ['empty', () => journal(ctx).collection.drop()],
    ['rename', () => journal(ctx).collection.rename('old_journal')],
    ['overwrite', () => journal(ctx).aggregate<JournalRecord>([{ $match: {} }, { $out: 'journal' }])],
  ] as [string, () => Promise<unknown>][])('cannot %s it', async ([, attempt]) => {
    await expect(attempt()).rejects.toMatchObject({ codeName: 'Unauthorized' });
    expect(await journal(ctx).countDocuments()).toBe(3);
  });
});
