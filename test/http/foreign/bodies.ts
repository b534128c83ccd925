import { brandApplication, orderPlaced, taxProfile } from '../../builders.ts';
import type { Side } from './side.ts';

const REASON = 'Looked at it closely, and it holds.';
const DAY_MS = 86_400_000;
const campaign = () => ({
  kind: 'open',
  currency: 'EUR',
  title: 'Autumn',
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
});
const content = (of: Side['records']) => ({
  url: of.post,
  text: '#publicidade Esta semana mostro a estante nova da sala, com luz indireta e muito espaço para os livros.',
});

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A smallest body for each endpoint that takes one and has a record in its address: it passes, so that the record decides. */
export const BODIES: Record<string, (of: Side['records']) => unknown> = {
  'PATCH /v1/managers/members/:userId': () => ({ role: 'finance' }),
  'POST /v1/brands/:id/team/invitations': () => ({ email: 'x@people.example', role: 'owner' }),
  'PATCH /v1/brands/:id/team/members/:userId': () => ({ role: 'viewer' }),
  'POST /v1/brands/:id/keys': () => ({ name: 'x', scopes: ['orders:write'] }),
  'POST /v1/keys/:keyId/rotate': () => ({}),
  'POST /v1/applications/:id/reject': () => ({ reason: REASON }),
  'POST /v1/creators/:id/state': () => ({ to: 'suspended', reason: REASON }),
  'POST /v1/agencies/:id/state': () => ({ state: 'suspended', reason: REASON }),
  'POST /v1/agencies/:id/invitations': () => ({ shareBps: 1_000 }),
  'POST /v1/agencies/:id/team/invitations': () => ({ email: 'x@people.example', role: 'owner' }),
  'PATCH /v1/agencies/:id/team/members/:userId': () => ({ role: 'owner' }),
  'POST /v1/agencies/:id/roster/:rosterId/share': () => ({ shareBps: 1_500 }),
  'POST /v1/agencies/:id/roster/:rosterId/unlink': () => ({}),
  'PATCH /v1/brands/:id/application': () => brandApplication(),
  'POST /v1/brand-reviews/:id/decision': () => ({ from: 'verified', to: 'restricted', reason: REASON }),
  'POST /v1/brands/:id/shops': () => ({ name: 'x' }),
  'POST /v1/brands/:id/shops/:shopId/secrets': () => ({}),
  'POST /v1/brands/:id/products': (of) => ({
    products: [{ sku: 'a', name: 'a', priceMinor: 1, currency: 'EUR', url: `https://${of.domain}/a` }],
  }),
  'POST /v1/brands/:id/products/retire': () => ({ skus: ['a'] }),
  'POST /v1/brands/:id/imports': () => ({ url: 'https://feeds.example/a.csv' }),
  'POST /v1/brands/:id/imports/:importId/answer': () => ({ retire: false }),
  'PATCH /v1/links/:id': () => ({ state: 'paused' }),
  'POST /v1/dead-letters/:id/replay': () => ({}),
  'POST /v1/dead-letters/:id/dismiss': () => ({ reason: REASON }),
  'POST /v1/brands/:id/attribution-policy': () => ({ windowDays: 14, codesWin: null, expectedVersion: 0 }),
  'POST /v1/brands/:id/rate': () => ({ rateBps: 900 }),
  'POST /v1/brands/:id/campaigns': campaign,
  'PATCH /v1/brands/:id/campaigns/:campaignId': () => ({ title: 'Winter', version: 1 }),
  'POST /v1/brands/:id/campaigns/:campaignId/state': () => ({ step: 'pause' }),
  'POST /v1/campaigns/:id/apply': () => ({}),
  'POST /v1/brands/:id/campaigns/:campaignId/invitations': (of) => ({ creatorId: of.creators }),
  'POST /v1/brands/:id/campaigns/:campaignId/invitations/several': (of) => ({ creatorIds: [of.creators] }),
  'POST /v1/collaborations/:id/actions': () => ({ action: 'cancel', note: REASON }),
  'POST /v1/collaborations/:id/messages': () => ({ text: 'Hello' }),
  'POST /v1/collaborations/:id/content/check': content,
  'POST /v1/collaborations/:id/content': content,
  'POST /v1/collaborations/:id/content/:contentId/review': () => ({ approve: false, reasons: REASON }),
  'POST /v1/agencies/:agencyId/payee/tax-profile': () =>
    taxProfile({ kind: 'company', legalName: 'Norte', birthDate: undefined, registration: 'PT-508' }),
  'POST /v1/payouts/:id/reversals': () => ({ reason: REASON }),
  'POST /v1/payees/:id/release': () => ({ holder: 'reversal:x' }),
  'POST /v1/brands/:brandId/funding/prepayments': () => ({ amountMinor: 10_000, currency: 'EUR' }),
  'POST /v1/brand-funding/:brandId/trust': () => ({ trusted: true }),
  'POST /v1/cases/mine/:id/appeal': () => ({ text: 'These were my own readers, whom I know by name.' }),
  'POST /v1/cases/mine/:id/correction': () => ({ text: 'Every post begins with the word for advertising now.' }),
  'POST /v1/cases/:id/assign': () => ({ to: 'me' }),
  'POST /v1/cases/:id/decide': () => ({ outcome: 'clear', reason: REASON, revision: 1 }),
  'POST /v1/cases/:id/undo': () => ({ reason: REASON, revision: 1 }),
  'POST /v1/cases/:id/appeal/answer': () => ({ granted: true, reason: REASON, revision: 1 }),
  'POST /v1/creators/:id/spot-checks': (of) => ({ brandId: of.brands, url: 'https://x.example/p/1', text: REASON }),
  'POST /v1/case-batches/:id/check': (of) => ({ caseId: of.cases, agrees: true }),
  'POST /v1/reports/:id/match': (of) => ({ creatorId: of.creators }),
  'POST /v1/brands/:id/reports': (of) => ({ creatorId: of.creators, reason: 'spam', text: REASON }),
  'POST /v1/brands/:id/creator-lists': () => ({ name: 'Spring' }),
  'PATCH /v1/brands/:id/creator-lists/:listId': () => ({ name: 'Winter' }),
};

/** What an endpoint needs beside JSON: bytes, headers, and what else the address says. */
export const RAW: Record<string, { query: string; bytes?: string | Buffer; headers?: Record<string, string> }> = {
  'GET /v1/brands/:id/recommendations': { query: '?niche=food' },
  'GET /v1/brands/:id/campaigns/:campaignId/invitations': { query: '?creators=crt_somebody' },
  'POST /v1/agencies/:id/invitations/import': { query: '?shareBps=1500', bytes: 'email\nsomebody@people.example\n' },
  'POST /v1/brands/:id/documents': { query: '?name=a.pdf', bytes: '%PDF-1.7' },
  'POST /v1/brands/:id/imports/upload': { query: '?name=a.csv', bytes: 'id,title,link,price\n' },
  'POST /v1/collaborations/:id/images': { query: '', bytes: PNG },
  'POST /v1/shops/:shopId/events': {
    query: '',
    bytes: JSON.stringify(orderPlaced()),
    headers: { 'webhook-id': 'x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,x' },
  },
  'POST /v1/shops/:shopId/shopify': {
    query: '',
    bytes: '{}',
    headers: { 'x-shopify-hmac-sha256': 'x', 'x-shopify-topic': 'orders/create', 'x-shopify-webhook-id': 'x' },
  },
  'POST /v1/shops/:shopId/woocommerce': {
    query: '',
    bytes: '{}',
    headers: { 'x-wc-webhook-signature': 'x', 'x-wc-webhook-topic': 'order.created', 'x-wc-webhook-delivery-id': 'x' },
  },
};
