import type Stripe from 'stripe';
import { z } from 'zod';
import { programmeSeconds, type SandboxContext } from '../context.ts';
import { saveAccount } from './account-events.ts';
import { accountCountries, disabledAccount, newRequirements } from './account-object.ts';
import { resourceMissing, StripeFailure } from './failure.ts';
import { listPage } from './lists.ts';
import { CurrencyParam, Expand, Flag, listFields, MetadataParam, mergeMetadata, Text } from './params.ts';
import { newId, readRoute, type StripeCall, type StripeRoute, writeRoute } from './routes.ts';
import { maxAccounts } from './store.ts';
import type { Unit } from './unit.ts';

const Nested = z.record(z.string(), z.unknown());
const Capabilities = z.record(z.string(), z.strictObject({ requested: Flag }));
const Agreement = z.strictObject({
  date: Text(20).optional(),
  ip: Text(64).optional(),
  service_agreement: z.enum(['full', 'recipient']).optional(),
  user_agent: Text().optional(),
});
const sharedFields = {
  email: z.email('Invalid email address').max(800).optional(),
  business_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
  business_profile: Nested.optional(),
  company: Nested.optional(),
  individual: Nested.optional(),
  settings: Nested.optional(),
  capabilities: Capabilities.optional(),
  default_currency: CurrencyParam.optional(),
  metadata: MetadataParam.optional(),
  tos_acceptance: Agreement.optional(),
  expand: Expand,
};
const CreateParams = z.strictObject({
  ...sharedFields,
  type: z.enum(['express', 'custom', 'standard']).optional(),
  controller: Nested.optional(),
  country: z
    .string()
    .refine((code) => accountCountries.has(code), {
      error: (issue) =>
        `Country '${issue.input}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
    })
    .optional(),
});
const UpdateParams = z.strictObject(sharedFields);
const NoParams = z.strictObject({ expand: Expand });

type Requested = z.output<typeof Capabilities> | undefined;

function requestCapabilities(
  account: Pick<Stripe.Account, 'capabilities'>,
  requested: Requested,
): Stripe.Account['capabilities'] {
  const asked = Object.entries(requested ?? {});
  const known = new Map(Object.entries(account.capabilities ?? {}));
  for (const [name, { requested: wanted }] of asked) {
    if (!wanted) known.delete(name);
    else if (!known.has(name)) known.set(name, 'inactive');
  }
  return Object.fromEntries(known) as Stripe.Account['capabilities'];
}

async function createAccount(
  { context, store }: StripeCall,
  params: z.output<typeof CreateParams>,
  unit: Unit,
): Promise<object> {
  if ((await store.objects('accounts').estimatedDocumentCount()) >= maxAccounts) {
    throw new StripeFailure(400, `The sandbox holds at most ${maxAccounts} accounts.`);
  }
  const country = params.country ?? context.stripe.platformCountry;
  const recipient = params.tos_acceptance?.service_agreement === 'recipient';
  if (recipient && country === context.stripe.platformCountry) {
    const message = `The recipient ToS agreement is not supported for platforms in ${country} creating accounts in ${country}.`;
    throw new StripeFailure(400, message, { param: 'tos_acceptance[service_agreement]' });
  }
  const capabilities = requestCapabilities({}, params.capabilities) ?? {};
  const type: Stripe.Account.Type = params.controller ? 'none' : (params.type ?? 'standard');
  const account: Stripe.Account = {
    id: newId(context, 'acct').slice(0, 21),
    object: 'account',
    business_profile: (params.business_profile ?? null) as Stripe.Account.BusinessProfile | null,
    business_type: params.business_type ?? null,
    capabilities,
    charges_enabled: false,
    controller: { type: 'application', is_controller: true, ...params.controller } as Stripe.Account.Controller,
    country,
    created: programmeSeconds(context),
    default_currency: params.default_currency ?? 'eur',
    details_submitted: false,
    email: params.email ?? null,
    external_accounts: { object: 'list', data: [], has_more: false, url: '/v1/accounts/external_accounts' },
    metadata: mergeMetadata({}, params.metadata),
    payouts_enabled: false,
    requirements: newRequirements(),
    tos_acceptance: { service_agreement: params.tos_acceptance?.service_agreement ?? 'full' },
    type,
  };
  unit.put('accounts', account);
  return account;
}

/** The account in the path; 403 as Stripe answers for accounts that are not the platform's. */
export async function accountInPath(unit: Unit, { path }: StripeCall): Promise<Stripe.Account> {
  const account = await unit.find('accounts', path.id ?? '');
  if (!account) throw accountInvalid(path.id ?? '');
  return account;
}

export function accountInvalid(id: string): StripeFailure {
  const message = `The provided key 'sk_test_***' does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`;
  return new StripeFailure(403, message, { code: 'account_invalid' });
}

async function updateAccount(call: StripeCall, params: z.output<typeof UpdateParams>, unit: Unit): Promise<object> {
  const account = await accountInPath(unit, call);
  const agreement = params.tos_acceptance?.service_agreement;
  if (agreement && account.details_submitted && agreement !== account.tos_acceptance?.service_agreement) {
    throw new StripeFailure(400, 'You cannot change the service agreement of an account that has accepted it.', {
      param: 'tos_acceptance[service_agreement]',
    });
  }
  const after: Stripe.Account = {
    ...account,
    email: params.email ?? account.email,
    business_type: params.business_type ?? account.business_type ?? null,
    default_currency: params.default_currency ?? account.default_currency ?? 'eur',
    capabilities: requestCapabilities(account, params.capabilities) ?? {},
    metadata: mergeMetadata(account.metadata ?? {}, params.metadata),
    tos_acceptance: { ...account.tos_acceptance, ...(agreement && { service_agreement: agreement }) },
  };
  saveAccount(unit, account, after, programmeSeconds(call.context));
  return after;
}

/** The platform's own account, as `GET /v1/account` shows it. */
function platformAccount({ stripe }: SandboxContext): Stripe.Account {
  return {
    id: 'acct_sandboxplatform1',
    object: 'account',
    charges_enabled: true,
    country: stripe.platformCountry,
    details_submitted: true,
    email: 'platform@kolect.example',
    payouts_enabled: true,
    type: 'standard',
  };
}

export const accountRoutes: readonly StripeRoute[] = [
  writeRoute('/accounts', CreateParams, createAccount),
  readRoute('/accounts', z.strictObject(listFields), ({ store }, params) =>
    listPage(store.objects('accounts'), {}, params, { url: '/v1/accounts', noun: 'account' }),
  ),
  readRoute('/account', NoParams, async ({ context }) => platformAccount(context)),
  readRoute('/accounts/:id', NoParams, async ({ store, path }) => {
    const stored = await store.objects('accounts').findOne({ _id: path.id ?? '' });
    if (!stored) throw accountInvalid(path.id ?? '');
    return stored.body;
  }),
  writeRoute('/accounts/:id', UpdateParams, updateAccount),
  writeRoute(
    '/accounts/:id/reject',
    z.strictObject({ reason: z.enum(['fraud', 'terms_of_service', 'other']), expand: Expand }),
    async (call, { reason }, unit) => {
      const account = await accountInPath(unit, call);
      const after = disabledAccount(account, `rejected.${reason}`);
      saveAccount(unit, account, after, programmeSeconds(call.context));
      return after;
    },
  ),
  writeRoute('/accounts/:id/login_links', NoParams, async (call, _params, unit) => {
    const account = await accountInPath(unit, call);
    if (!account.details_submitted) throw resourceMissing('login link', account.id);
    const { publicUrl } = call.context;
    return {
      object: 'login_link',
      created: programmeSeconds(call.context),
      url: `${publicUrl}/stripe/accounts/${account.id}`,
    };
  }),
];
