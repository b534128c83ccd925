import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { FileAnswer, FileSchema } from '../../kit/file-answer.ts';
import { MoneySchema } from '../../kit/money.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { actingAgency, actingCreator, type Payee } from '../payees/acting-payee.ts';
import { PayoutDetail, PayoutLine } from '../schemas.ts';
import { findPayoutOf, listPayoutLines } from './find-payout.ts';
import { gatherStatement, languageOf, listStatements } from './gather-statement.ts';
import { dac7Report, us1099Report } from './tax-reports.ts';
import { statementWords } from './words.ts';
import { writeCsv } from './write-csv.ts';
import { writePdf } from './write-pdf.ts';

const defineEndpoint = endpointsOf<Context>();
const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
const StatementFile = z.enum(['pdf', 'csv']);

interface Door {
  access: 'creator' | 'agency';
  base: string;
  params: z.ZodObject;
  whose: string;
  who: (ctx: Context, params: Record<string, string>) => Promise<Payee>;
}

const DOORS: Door[] = [
  { access: 'creator', base: '/v1', params: z.object({}), whose: 'My', who: (ctx) => actingCreator(ctx) },
  {
    access: 'agency',
    base: '/v1/agencies/:agencyId',
    params: z.object({ agencyId: z.string().max(60) }),
    whose: 'The agency’s',
    who: (ctx, { agencyId = '' }) => actingAgency(ctx, agencyId, 'look'),
  },
];

async function statementFile(ctx: Context, payee: Payee, month: string, file: 'pdf' | 'csv'): Promise<FileAnswer> {
  const language = await languageOf(ctx);
  const words = statementWords(language);
  const statement = await gatherStatement(ctx, payee, month);
  const name = `statement-${statement.number}.${file}`;
  return file === 'pdf'
    ? new FileAnswer(await writePdf(statement, words, language), 'application/pdf', name)
    : new FileAnswer(await writeCsv(ctx, statement, words), 'text/csv; charset=utf-8', name);
}

const statementEndpointsOf = ({ access, base, params, whose, who }: Door) => [
  defineEndpoint({
    method: 'get',
    path: `${base}/statements`,
    summary: `${whose} monthly statements`,
    tag: 'Payouts',
    access,
    params,
    answer: {
      status: 200,
      schema: z.object({ data: z.array(z.object({ month: z.string(), totals: z.array(MoneySchema) })) }),
    },
    handle: async (ctx, { params: given }) => ({
      data: await listStatements(ctx, (await who(ctx, given as never)).id),
    }),
  }),
  defineEndpoint({
    method: 'get',
    path: `${base}/statements/:month/:file`,
    summary: `${whose} statement of a month: a self-billing invoice as PDF, or every order line as CSV`,
    tag: 'Payouts',
    access,
    params: params.extend({ month: Month, file: StatementFile }),
    answer: { status: 200, schema: FileSchema, contentType: 'application/octet-stream' },
    handle: async (ctx, { params: given }) => {
      const { month, file } = given as unknown as { month: string; file: 'pdf' | 'csv' };
      return statementFile(ctx, await who(ctx, given as never), month, file);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: access === 'creator' ? '/v1/payouts/:id' : `${base}/payouts/:id`,
    summary: 'One payout and what it consists of',
    tag: 'Payouts',
    access,
    params: params.extend({ id: z.string().max(120) }),
    answer: { status: 200, schema: PayoutDetail },
    handle: async (ctx, { params: given }) =>
      findPayoutOf(ctx, await who(ctx, given as never), (given as unknown as { id: string }).id),
  }),
  defineEndpoint({
    method: 'get',
    path: access === 'creator' ? '/v1/payouts/:id/lines' : `${base}/payouts/:id/lines`,
    summary: 'The order lines behind a payout',
    tag: 'Payouts',
    access,
    params: params.extend({ id: z.string().max(120) }),
    query: PageQuery,
    answer: { status: 200, schema: pageOf(PayoutLine) },
    problems: { cursor_invalid: 400 },
    handle: async (ctx, { params: given, query }) =>
      listPayoutLines(ctx, await who(ctx, given as never), (given as unknown as { id: string }).id, query),
  }),
];

/** Statements of payees, the way from a payout down to its order lines, and the yearly reports. */
export const statementEndpoints = [
  ...DOORS.flatMap(statementEndpointsOf),
  defineEndpoint({
    method: 'get',
    path: '/v1/tax-reports/:year/:report',
    summary: 'What was paid to whom in a year: for DAC7, or in the style of form 1099-NEC, as CSV',
    tag: 'Payout runs',
    access: 'finance',
    params: z.object({ year: z.coerce.number().int().min(2_000).max(2_099), report: z.enum(['dac7', '1099']) }),
    answer: { status: 200, schema: FileSchema, contentType: 'application/octet-stream' },
    handle: async (ctx, { params: { year, report } }) => {
      const bytes = await (report === 'dac7' ? dac7Report(ctx, year) : us1099Report(ctx, year));
      return new FileAnswer(bytes, 'text/csv; charset=utf-8', `${report}-${year}.csv`);
    },
  }),
];
