import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { listBankPayouts, listPayoutsOf } from '../list-payouts.ts';
import { BankPayoutView, PayeeView, PayoutView, TaxProfileInput, TaxProfileView } from '../schemas.ts';
import { startOnboarding } from '../start-onboarding.ts';
import { actingAgency, actingCreator, type Payee } from './acting-payee.ts';
import { keepTaxProfile, viewTaxProfile } from './tax-profile.ts';
import { viewPayee } from './view-payee.ts';

const defineEndpoint = endpointsOf<Context>();
const OneAgency = z.object({ agencyId: z.string().max(60) });

interface Door {
  access: 'creator' | 'agency';
  params: z.ZodObject;
  /** Where the account is, and where the payouts are. */
  account: string;
  payouts: string;
  whose: string;
  who: (ctx: Context, params: Record<string, string>, right: 'look' | 'own') => Promise<Payee>;
}

const DOORS: Door[] = [
  {
    access: 'creator',
    params: z.object({}),
    account: '/v1/payees/me',
    payouts: '/v1/payouts',
    whose: 'My',
    who: (ctx) => actingCreator(ctx),
  },
  {
    access: 'agency',
    params: OneAgency,
    account: '/v1/agencies/:agencyId/payee',
    payouts: '/v1/agencies/:agencyId/payouts',
    whose: 'The agency’s',
    who: (ctx, { agencyId = '' }, right) => actingAgency(ctx, agencyId, right),
  },
];

const accountEndpoints = ({ access, params, account, whose, who }: Door) => [
  defineEndpoint({
    method: 'get',
    path: account,
    summary: `${whose} payout account and what it still needs`,
    tag: 'Payouts',
    access,
    params,
    answer: { status: 200, schema: PayeeView },
    handle: async (ctx, { params: given }) => viewPayee(ctx, await who(ctx, given as never, 'look')),
  }),
  defineEndpoint({
    method: 'post',
    path: `${account}/onboarding`,
    summary: `Set up ${whose.toLowerCase()} payout account at Stripe`,
    tag: 'Payouts',
    access,
    params,
    answer: { status: 201, schema: z.object({ url: z.url() }) },
    problems: { country_not_supported: 422, stripe_away: 503 },
    handle: async (ctx, { params: given }) => startOnboarding(ctx, await who(ctx, given as never, 'own')),
  }),
  defineEndpoint({
    method: 'get',
    path: `${account}/tax-profile`,
    summary: `${whose} tax details`,
    tag: 'Payouts',
    access,
    params,
    answer: { status: 200, schema: TaxProfileView },
    handle: async (ctx, { params: given }) => viewTaxProfile(ctx, (await who(ctx, given as never, 'own')).id),
  }),
  defineEndpoint({
    method: 'post',
    path: `${account}/tax-profile`,
    summary: `Keep ${whose.toLowerCase()} tax details`,
    tag: 'Payouts',
    access,
    params,
    body: TaxProfileInput,
    answer: { status: 200, schema: TaxProfileView },
    problems: { tax_profile_incomplete: 422 },
    handle: async (ctx, { params: given, body }) => keepTaxProfile(ctx, await who(ctx, given as never, 'own'), body),
  }),
];

const payoutEndpoints = ({ access, params, account, payouts, whose, who }: Door) => [
  defineEndpoint({
    method: 'get',
    path: payouts,
    summary: `${whose} payouts, newest first`,
    tag: 'Payouts',
    access,
    params,
    query: PageQuery,
    answer: { status: 200, schema: pageOf(PayoutView) },
    problems: { cursor_invalid: 400 },
    handle: async (ctx, { params: given, query }) =>
      listPayoutsOf(ctx, (await who(ctx, given as never, 'look')).id, query),
  }),
  defineEndpoint({
    method: 'get',
    path: `${account}/bank-payouts`,
    summary: `What Stripe sent on to ${whose.toLowerCase()} bank, newest first`,
    tag: 'Payouts',
    access,
    params,
    answer: { status: 200, schema: z.object({ data: z.array(BankPayoutView) }) },
    handle: async (ctx, { params: given }) => listBankPayouts(ctx, (await who(ctx, given as never, 'look')).id),
  }),
];

/** What a payee sees of her account and her payouts: creators their own, members of an agency the agency's. */
export const payeeEndpoints = DOORS.flatMap((door) => [...accountEndpoints(door), ...payoutEndpoints(door)]);
