import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { StreamSchema } from '../kit/file-answer.ts';
import {
  AccountStatement,
  type Asked,
  accountStatement,
  accountStatementCsv,
  askedByAgency,
  askedByBrand,
  askedByCreator,
  askedByManager,
  BrandStatementQuery,
  PayeeStatementQuery,
  StatementQuery,
} from './account-statement.ts';

const defineEndpoint = endpointsOf<Context>();
const Nobody = z.object({});
const One = z.object({ id: z.string().max(40) });
const PROBLEMS = { cursor_invalid: 400, period_invalid: 422 };

const READERS = [
  {
    path: '/v1/ledger/statement',
    access: 'any manager',
    whose: 'one account',
    params: Nobody,
    query: StatementQuery,
    asked: (ctx: Context, _id: string, query: never) => askedByManager(ctx, query),
  },
  {
    path: '/v1/creators/me/account-statement',
    access: 'creator',
    whose: 'one of my accounts',
    params: Nobody,
    query: PayeeStatementQuery,
    asked: (ctx: Context, _id: string, query: never) => askedByCreator(ctx, query),
  },
  {
    path: '/v1/agencies/:id/account-statement',
    access: 'agency',
    whose: 'one of my agency’s accounts',
    params: One,
    query: PayeeStatementQuery,
    asked: (ctx: Context, id: string, query: never) => askedByAgency(ctx, id, query),
  },
  {
    path: '/v1/brands/:id/account-statement',
    access: 'brand',
    whose: 'what my brand owes, or has paid ahead,',
    params: One,
    query: BrandStatementQuery,
    asked: (ctx: Context, id: string, query: never) => askedByBrand(ctx, id, query),
  },
] as const;

/** Statements of the ledger's accounts, page by page and as a file, for whoever may read them. */
export const statementEndpoints = READERS.flatMap(({ path, access, whose, params, query, asked }) => {
  const common = { tag: 'Ledger', access, params, query, problems: PROBLEMS };
  const ask = (ctx: Context, input: { params: { id?: string }; query: object }): Promise<Asked> =>
    asked(ctx, input.params.id ?? '', input.query as never);
  return [
    defineEndpoint({
      ...common,
      method: 'get',
      path,
      summary: `Every entry on ${whose} in a period, with the balance before, after each, and at the end`,
      answer: { status: 200, schema: AccountStatement },
      handle: async (ctx, input) => accountStatement(ctx, await ask(ctx, input)),
    }),
    defineEndpoint({
      ...common,
      method: 'get',
      path: `${path}.csv`,
      summary: `Every entry on ${whose} in a period as CSV: the whole period`,
      answer: { status: 200, schema: StreamSchema, contentType: 'text/csv' },
      handle: async (ctx, input) => accountStatementCsv(ctx, await ask(ctx, input)),
    }),
  ];
});
