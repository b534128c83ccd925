import { createHash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type Stripe from 'stripe';
import { programmeSeconds } from '../context.ts';
import { html, page } from '../page.ts';
import { saveAccount } from './account-events.ts';
import { linkIsUsable } from './account-links.ts';
import { afterOnboarding, type OnboardingOutcome } from './account-object.ts';
import { StripeFailure } from './failure.ts';
import { newId } from './routes.ts';
import type { StripeSandbox } from './sandbox.ts';
import type { StoredLink } from './store.ts';
import type { Unit } from './unit.ts';

function onboardingPage(account: Stripe.Account): string {
  const due = account.requirements?.currently_due ?? [];
  return page(
    'Stripe onboarding',
    html`
<div class="card">
<p>${account.email ?? account.id} · ${account.country} · <code>${account.id}</code></p>
<p class="muted">Stripe would now ask for: ${due.join(', ') || 'nothing more'}.</p>
<form method="post">
<p><label>Number of the bank account<br>
<input name="account_number" value="${accountNumberOf(account)}" maxlength="34" autocomplete="off"></label></p>
<p class="muted">Two accounts with one number get one fingerprint, as at Stripe.</p>
<p class="row">
<button class="primary" name="outcome" value="complete">Complete onboarding</button>
<button name="outcome" value="halfway">Stop half way (requirements remain)</button>
<button name="outcome" value="restrict">Restrict</button>
</p>
</form>
</div>`,
  );
}

/** A number of its own for every account, unless the visitor types another. */
function accountNumberOf({ id, country }: Stripe.Account): string {
  const digits = BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 24)}`)
    .toString()
    .padStart(20, '0');
  return `${country ?? 'XX'}00${digits.slice(-18)}`;
}

/** What Stripe gives instead of the number: the same for the same bank account, whoever it is connected to. */
const fingerprintOf = (accountNumber: string): string =>
  createHash('sha256').update(`bank|${accountNumber}`).digest('base64url').replace(/[-_]/g, '').slice(0, 16);

function bankAccount(sandbox: StripeSandbox, account: Stripe.Account, typed: string): Stripe.BankAccount {
  const accountNumber = typed.toUpperCase().replace(/[^A-Z0-9]/g, '') || accountNumberOf(account);
  return {
    id: newId(sandbox.context, 'ba'),
    object: 'bank_account',
    account: account.id,
    account_holder_name: null,
    account_holder_type: null,
    account_type: null,
    bank_name: 'STRIPE TEST BANK',
    country: account.country ?? '',
    currency: account.default_currency ?? 'eur',
    default_for_currency: true,
    fingerprint: fingerprintOf(accountNumber),
    last4: accountNumber.slice(-4),
    metadata: {},
    routing_number: '110000000',
    status: 'new',
  } as Stripe.BankAccount;
}

async function findLink({ store }: StripeSandbox, request: Request): Promise<StoredLink | null> {
  return (await store.objects('account_links').findOne({ _id: String(request.params.token) }))?.body ?? null;
}

/** Opens the link once; a used or expired one leads to the refresh address, as Stripe does it. */
async function open(sandbox: StripeSandbox, request: Request, response: Response): Promise<void> {
  const link = await findLink(sandbox, request);
  const stored = link && (await sandbox.store.objects('accounts').findOne({ _id: link.account }));
  if (!link || !stored) {
    response.status(404).send(page('Stripe onboarding', html`<p class="card">This link does not exist.</p>`));
    return;
  }
  const opened = await takeLink(sandbox, link.id, ['fresh'], async (fresh, unit) => {
    unit.put('account_links', { ...fresh, state: 'opened' });
  });
  if (opened) response.send(onboardingPage(stored.body));
  else response.redirect(303, link.refreshUrl);
}

async function finish(sandbox: StripeSandbox, request: Request, response: Response): Promise<void> {
  const { outcome: asked, account_number: number } = (request.body ?? {}) as Record<string, unknown>;
  const outcome = (['complete', 'halfway', 'restrict'] as const).find((known) => known === asked);
  const link = await findLink(sandbox, request);
  if (!link || !outcome) {
    response
      .status(link ? 422 : 404)
      .send(page('Stripe onboarding', html`<p class="card">This link or choice does not exist.</p>`));
    return;
  }
  const typed = typeof number === 'string' ? number.slice(0, 40) : '';
  const taken = await finishLink(sandbox, link.id, outcome, typed);
  response.redirect(303, taken ? link.returnUrl : link.refreshUrl);
}

/** Does `work` with a link that is in one of the states and not expired; false when it is not. */
async function takeLink(
  sandbox: StripeSandbox,
  token: string,
  states: readonly StoredLink['state'][],
  work: (link: StoredLink, unit: Unit) => Promise<void>,
): Promise<boolean> {
  let taken = false;
  await sandbox.command(async (unit) => {
    const link = await unit.find('account_links', token);
    taken = link !== null && linkIsUsable(sandbox.context, link, states);
    if (link && taken) await work(link, unit);
    return {};
  });
  return taken;
}

async function finishLink(
  sandbox: StripeSandbox,
  token: string,
  outcome: OnboardingOutcome,
  accountNumber: string,
): Promise<boolean> {
  return takeLink(sandbox, token, ['fresh', 'opened'], async (link, unit) => {
    const account = await unit.find('accounts', link.account);
    if (!account) throw new StripeFailure(404, `No such account: ${link.account}`);
    const bank = bankAccount(sandbox, account, accountNumber);
    unit.put('account_links', { ...link, state: 'finished' });
    if (outcome !== 'halfway') {
      unit.emit({ type: 'account.external_account.created', object: bank, account: account.id });
    }
    saveAccount(unit, account, afterOnboarding(account, outcome, bank), programmeSeconds(sandbox.context));
  });
}

/** The hosted onboarding pages, mounted at `/stripe/onboarding`. */
export function onboardingRouter(sandbox: StripeSandbox): Router {
  const router = express.Router();
  router.get('/:token', (request, response) => open(sandbox, request, response));
  router.post('/:token', (request, response) => finish(sandbox, request, response));
  return router;
}
