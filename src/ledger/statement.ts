import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { readCursor } from '../kit/pagination.ts';
import type { AccountKind } from './chart.ts';
import { type JournalRecord, journal } from './model.ts';

export interface StatementQuery {
  account: AccountKind;
  owner: string;
  currency: string;
  /** From this instant on, to before the other. */
  from: Date;
  until: Date;
  cursor?: string | undefined;
  limit: number;
}

export interface StatementLine {
  key: string;
  fact: { kind: string; id: string };
  at: Date;
  amountMinor: number;
  /** After this entry. */
  balanceMinor: number;
}

export interface Statement {
  openingMinor: number;
  closingMinor: number;
  data: StatementLine[];
  next: string | null;
}

/**
 * Every entry on one account in a period, oldest first, with the balance before, after each, and at the end. Summed from the
 * journal, never from the kept balances, so that it also proves them.
 */
export async function statementOf(ctx: Context, query: StatementQuery): Promise<Statement> {
  const { from, until, limit } = query;
  const openingMinor = await openingOf(ctx, query);
  const closingMinor = openingMinor + (await sumWhile(ctx, query, { at: { $gte: from, $lt: until } }));
  const behind = await entryBehind(ctx, query);
  const start = behind
    ? { $or: [{ at: { $gt: behind.at, $lt: until } }, { at: behind.at, _id: { $gt: behind._id } }] }
    : { at: { $gte: from, $lt: until } };
  const rows = await journal(ctx)
    .find({ ...start, ...onAccount(query) })
    .sort({ at: 1, _id: 1 })
    .limit(limit + 1)
    .lean<JournalRecord[]>();
  let balanceMinor = behind
    ? await sumWhile(ctx, query, { $or: [{ at: { $lt: behind.at } }, { at: behind.at, _id: { $lte: behind._id } }] })
    : openingMinor;
  const data = rows.slice(0, limit).map((row): StatementLine => {
    const amountMinor = amountOn(row, query);
    balanceMinor += amountMinor;
    return { key: row._id, fact: row.fact, at: row.at, amountMinor, balanceMinor };
  });
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { openingMinor, closingMinor, data, next: last ? Buffer.from(last.key).toString('base64url') : null };
}

export type Account = Pick<StatementQuery, 'account' | 'owner' | 'currency'>;

/** The owner stands apart as well: the index is by it. */
export const onAccount = ({ account, owner, currency }: Account) => ({
  'postings.owner': owner,
  postings: { $elemMatch: { account, owner, currency } },
});

/** The balance before a period. */
export const openingOf = (ctx: Context, query: Account & { from: Date }): Promise<number> =>
  sumWhile(ctx, query, { at: { $lt: query.from } });

async function sumWhile(ctx: Context, query: Account, when: object): Promise<number> {
  const { account, owner, currency } = query;
  const [row] = await journal(ctx)
    .aggregate<{ amountMinor: number }>([
      { $match: { ...onAccount(query), ...when } },
      { $unwind: '$postings' },
      { $match: { 'postings.account': account, 'postings.owner': owner, 'postings.currency': currency } },
      { $group: { _id: null, amountMinor: { $sum: '$postings.amountMinor' } } },
    ])
    .allowDiskUse(true);
  return row?.amountMinor ?? 0;
}

export const amountOn = (
  { postings }: Pick<JournalRecord, 'postings'>,
  { account, owner, currency }: Account,
): number =>
  postings
    .filter((leg) => leg.account === account && leg.owner === owner && leg.currency === currency)
    .reduce((sum, leg) => sum + leg.amountMinor, 0);

/** Only an entry on the account itself: a page begins behind nobody else's. */
async function entryBehind(ctx: Context, query: StatementQuery) {
  const id = readCursor(query.cursor);
  if (id === undefined) return undefined;
  const row = await journal(ctx)
    .findOne({ _id: id, ...onAccount(query) }, { at: 1 })
    .lean();
  if (!row) throw missing();
  return row;
}
