import express, { type Router } from 'express';
import { z } from 'zod';
import { formatMoney } from '../../kit/money.ts';
import { programmeSeconds } from '../context.ts';
import { type Html, html, page } from '../page.ts';
import { saveAccount } from './account-events.ts';
import { afterOnboarding, disabledAccount } from './account-object.ts';
import { balanceOf, createTopup } from './balance.ts';
import { StripeFailure } from './failure.ts';
import { payInvoice, type SandboxInvoice } from './invoices.ts';
import { CurrencyParam, Int, parseParams } from './params.ts';
import { createPayout, failPayout } from './payouts.ts';
import { createReversal } from './reversals.ts';
import type { StripeSandbox } from './sandbox.ts';

const shownRows = 50;

const minor = (amountMinor: number, currency: string) => formatMoney({ amountMinor, currency: currency.toUpperCase() });
const post = (action: string, label: string): Html =>
  html`<form method="post" action="${action}"><button>${label}</button></form>`;

async function balances({ store }: StripeSandbox): Promise<Html> {
  const { available } = await balanceOf(store, null);
  return html`
<section class="card"><h2>Platform balance</h2>
${available.length === 0 && html`<p class="muted">Empty: no payout can be sent. Top it up.</p>`}
${available.map(({ amount, currency }) => html`<p class="big">${minor(amount, currency)}</p>`)}
<form method="post" action="/stripe/topups" class="row">
<label><span>Amount in minor units (cents)</span><input name="amount" inputmode="numeric" value="10000000" required></label>
<label><span>Currency</span><input name="currency" value="EUR" maxlength="3" size="4" required></label>
<button class="primary">Top up</button>
</form></section>`;
}

async function accounts({ store }: StripeSandbox): Promise<Html> {
  const rows = await store.objects('accounts').find().sort({ seq: -1 }).limit(shownRows).toArray();
  return html`
<h2>Connected accounts (newest ${shownRows})</h2>
<div class="card scroll"><table><thead><tr><th>Account</th><th>Country</th><th>Transfers</th><th>Payouts</th><th>Disabled because</th><th>Do</th></tr></thead><tbody>
${rows.map(
  ({
    body,
  }) => html`<tr><td><a href="/stripe/accounts/${body.id}">${body.email ?? body.id}</a></td><td>${body.country}</td>
<td>${body.capabilities?.transfers ?? 'not asked for'}</td><td>${body.payouts_enabled ? 'enabled' : 'disabled'}</td>
<td>${body.requirements?.disabled_reason}</td>
<td><div class="row">${post(`/stripe/accounts/${body.id}/enable`, 'Enable')}${post(`/stripe/accounts/${body.id}/disable`, 'Disable')}</div></td></tr>`,
)}
</tbody></table></div>`;
}

async function transfers({ store }: StripeSandbox, destination?: string): Promise<Html> {
  const filter = destination ? { 'body.destination': destination } : {};
  const rows = await store.objects('transfers').find(filter).sort({ seq: -1 }).limit(shownRows).toArray();
  return html`
<h2>Transfers (newest ${shownRows})</h2>
<div class="card scroll"><table><thead><tr><th>Transfer</th><th>To</th><th>Amount</th><th>Reversed</th><th>Group</th><th>Do</th></tr></thead><tbody>
${rows.map(
  ({ body }) => html`<tr><td><code>${body.id}</code></td><td><code>${String(body.destination)}</code></td>
<td class="number">${minor(body.amount, body.currency)}</td><td class="number">${minor(body.amount_reversed, body.currency)}</td>
<td>${body.transfer_group}</td><td>${!body.reversed && post(`/stripe/transfers/${body.id}/reverse`, 'Reverse')}</td></tr>`,
)}
</tbody></table></div>`;
}

async function accountPage(sandbox: StripeSandbox, id: string): Promise<string | null> {
  const stored = await sandbox.store.objects('accounts').findOne({ _id: id });
  if (!stored) return null;
  const { available } = await balanceOf(sandbox.store, id);
  const payouts = await sandbox.store
    .objects('payouts')
    .find({ owner: id })
    .sort({ seq: -1 })
    .limit(shownRows)
    .toArray();
  return page(
    stored.body.email ?? id,
    html`
<section class="card"><p><code>${id}</code> · ${stored.body.country}</p>
${available.map(
  ({ amount, currency }) => html`<p class="big">${minor(amount, currency)}</p>
${amount > 0 && post(`/stripe/accounts/${id}/payouts/${currency}`, 'Pay out to the bank')}`,
)}
<p class="row">${post(`/stripe/accounts/${id}/enable`, 'Enable')}${post(`/stripe/accounts/${id}/disable`, 'Disable')}
${post(`/stripe/accounts/${id}/deauthorize`, 'Disconnect from the platform')}</p></section>
<h2>Payouts to the bank</h2>
<div class="card scroll"><table><thead><tr><th>Payout</th><th>Amount</th><th>Status</th><th>Do</th></tr></thead><tbody>
${payouts.map(
  ({
    body,
  }) => html`<tr><td><code>${body.id}</code></td><td class="number">${minor(body.amount, body.currency)}</td><td>${body.status}</td>
<td>${body.status === 'paid' && post(`/stripe/accounts/${id}/payouts/${body.id}/fail`, 'Bank sends it back')}</td></tr>`,
)}
</tbody></table></div>
${await transfers(sandbox, id)}`,
  );
}

const invoicePage = ({ id, total, currency, status, description }: SandboxInvoice): Html => html`
<section class="card"><p>${description}</p><p class="big">${minor(total, currency)}</p><p class="muted">${status}</p>
${status === 'open' && html`<form method="post" action="/stripe/invoices/${id}/pay"><button class="primary">Pay</button></form>`}
</section>`;

type AccountChange = 'enable' | 'disable' | 'deauthorize';

async function changeAccount(sandbox: StripeSandbox, id: string, change: AccountChange): Promise<void> {
  const now = programmeSeconds(sandbox.context);
  await sandbox.command(async (unit) => {
    const account = await unit.find('accounts', id);
    if (!account) throw new StripeFailure(404, `No such account: ${id}`);
    if (change === 'deauthorize') {
      const application = { id: 'ca_sandbox', object: 'application', name: 'Kolect' };
      unit.emit({ type: 'account.application.deauthorized', object: application, account: id });
      unit.put('accounts', disabledAccount(account, 'platform_paused'));
    } else {
      const bank = account.external_accounts?.data[0];
      const enabled = {
        ...afterOnboarding(account, 'complete', bank as never),
        external_accounts: account.external_accounts,
      };
      saveAccount(
        unit,
        account,
        change === 'enable' ? (enabled as typeof account) : disabledAccount(account, 'listed'),
        now,
      );
    }
    return {};
  });
}

/** What Stripe's dashboard would show and let an operator do; mounted at `/stripe`. */
export function dashboardRouter(sandbox: StripeSandbox): Router {
  const { context } = sandbox;
  const router = express.Router();
  router.get('/', async (_request, response) => {
    response.send(
      page('Stripe', html`${await balances(sandbox)}${await accounts(sandbox)}${await transfers(sandbox)}`),
    );
  });
  router.get('/accounts/:id', async (request, response) => {
    const body = await accountPage(sandbox, request.params.id);
    response.status(body ? 200 : 404).send(body ?? page('Stripe', html`<p class="card">No such account.</p>`));
  });
  router.get('/invoices/:id', async (request, response) => {
    const stored = await sandbox.store.objects('invoices').findOne({ _id: request.params.id });
    response
      .status(stored ? 200 : 404)
      .send(page('Invoice', stored ? invoicePage(stored.body) : html`<p>No such invoice.</p>`));
  });
  router.post('/invoices/:id/pay', async (request, response) => {
    await sandbox.command((unit) => payInvoice(context, request.params.id, unit));
    response.redirect(303, `/stripe/invoices/${request.params.id}`);
  });
  router.post('/topups', async (request, response) => {
    const params = parseParams(z.object({ amount: Int(1), currency: CurrencyParam }), request.body ?? {});
    await sandbox.command((unit) => createTopup({ context }, params, unit));
    response.redirect(303, '/stripe');
  });
  router.post('/transfers/:id/reverse', async (request, response) => {
    const call = { context, store: sandbox.store, path: { id: request.params.id }, account: null };
    await sandbox.command((unit) => createReversal(call, {}, unit));
    response.redirect(303, '/stripe');
  });
  for (const change of ['enable', 'disable', 'deauthorize'] as const) {
    router.post(`/accounts/:id/${change}`, async (request, response) => {
      await changeAccount(sandbox, request.params.id, change);
      response.redirect(303, `/stripe/accounts/${request.params.id}`);
    });
  }
  router.post('/accounts/:id/payouts/:currency', async (request, response) => {
    const { id, currency } = request.params;
    await sandbox.command(async (unit) => {
      const amount = await unit.balanceMinor(id, currency);
      return amount > 0 ? createPayout({ context, account: id }, { amount, currency }, unit) : {};
    });
    response.redirect(303, `/stripe/accounts/${id}`);
  });
  router.post('/accounts/:id/payouts/:payout/fail', async (request, response) => {
    const { id, payout } = request.params;
    await sandbox.command((unit) => failPayout(context, id, payout, unit));
    response.redirect(303, `/stripe/accounts/${id}`);
  });
  return router;
}
