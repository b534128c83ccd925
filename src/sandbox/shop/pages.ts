import { formatMoney } from '../../kit/money.ts';
import type { ShopProduct, ShopSetup } from '../options.ts';
import { type Html, html, moment, page } from '../page.ts';
import { actionLabels, possibleActions } from './actions.ts';
import type { Report, ShopOrder } from './orders.ts';

const countries = ['DE', 'AT', 'CZ', 'FR', 'IE', 'IT', 'LV', 'NL', 'PL', 'PT', 'TR', 'UA'];

export function productsPage({ brandName, currency, products }: ShopSetup): string {
  return page(
    `${brandName}: shop`,
    html`
<p><a href="/shop/orders">Orders of this shop</a></p>
${products.length === 0 && html`<p class="card">This shop has nothing to sell yet.</p>`}
<div class="grid">
${products.map(
  ({
    sku,
    name,
    category,
    priceMinor,
  }) => html`<section class="card"><h2><a href="/shop/p/${encodeURIComponent(sku)}">${name}</a></h2>
<p class="muted small">${category}</p><p>${formatMoney({ amountMinor: priceMinor, currency })}</p></section>`,
)}
</div>`,
  );
}

export interface ProductPage {
  setup: ShopSetup;
  product: ShopProduct;
  clickId: string | null;
  problem?: string;
}

export function productPage({ setup, product, clickId, problem }: ProductPage): string {
  return page(
    product.name,
    html`
<p><a href="/shop">All of ${setup.brandName}</a></p>
<section class="card">
<p class="big">${formatMoney({ amountMinor: product.priceMinor, currency: setup.currency })}</p>
<p class="muted small">${product.category} · ${product.sku} · ${clickId ? "you came by a creator's link" : 'no click id in this browser'}</p>
${problem && html`<p class="bad" role="alert">${problem}</p>`}
<form method="post" action="/shop/buy">
<input type="hidden" name="sku" value="${product.sku}">
<label><span>Quantity</span><input name="quantity" type="number" min="1" max="99" value="1" required></label>
<label><span>Coupon code (10 % off; may stay empty)</span><input name="code" maxlength="40" autocomplete="off"></label>
<label><span>E-mail</span><input name="email" type="email" maxlength="200" value="buyer@people.example" required></label>
<label><span>Country</span><select name="country">${countries.map((code) => html`<option>${code}</option>`)}</select></label>
<button class="primary">Buy</button>
</form>
</section>`,
  );
}

function lastReport(report: Report | undefined): Html | null {
  if (!report) return null;
  const good = report.status >= 200 && report.status < 300;
  const told = report.status === 0 ? `no answer (${report.answer})` : `${report.status} ${report.answer}`;
  return html`<p class="small">Told Kolect <code>${report.type}</code>: <span class="${good ? 'good' : 'bad'}">${told}</span></p>`;
}

function orderCard(order: ShopOrder): Html {
  const { _id: id, lines, currency, placedAt, state, paid, codes, clickId, reports } = order;
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor - line.discountMinor, 0);
  return html`
<section class="card" id="${id}">
<h2>${id}: ${formatMoney({ amountMinor: total, currency })}</h2>
<p class="muted small">${moment(placedAt)} · ${state}${paid && ', paid'} · ${codes.length > 0 ? `code ${codes.join(', ')}` : 'no code'} · ${clickId ? 'by a link' : 'no link'}</p>
<ul>${lines.map((line) => html`<li>${line.quantity} × ${line.name}${line.refundedQuantity > 0 && ` (${line.refundedQuantity} refunded)`}</li>`)}</ul>
${lastReport(reports.at(-1))}
<form method="post" action="/shop/orders/${id}" class="row">
${possibleActions(order).map((action) => html`<button name="action" value="${action}">${actionLabels[action]}</button>`)}
</form>
</section>`;
}

export function ordersPage({ brandName }: ShopSetup, orders: readonly ShopOrder[], problem?: string): string {
  return page(
    `${brandName}: orders`,
    html`
<p><a href="/shop">Shop</a></p>
${problem && html`<p class="card bad" role="alert">${problem}</p>`}
${orders.length === 0 && html`<p class="card">No orders yet. <a href="/shop">Buy something</a>.</p>`}
${orders.map(orderCard)}`,
  );
}
