import { asSystem } from '../../../src/context.ts';
import { refreshDueCards } from '../../../src/discovery/index.ts';
import { encrypt } from '../../../src/kit/keyring.ts';
import { deadLetters } from '../../../src/orders/dead-letters/model.ts';
import { stripeEvents } from '../../../src/payouts/events/model.ts';
import type { Kolect } from '../../../src/start/index.ts';
import { judgeAccounts } from '../../../src/trust/authenticity/judge-accounts.ts';
import { reports } from '../../../src/trust/reports/model.ts';
import { orderPlaced, unique } from '../../builders.ts';
import { meOf } from '../../support/callers.ts';
import type { Person } from '../../support/person.ts';
import type { Side } from './side.ts';

type Made = { id: string };

/** What only managers have to do with, one of each. */
export async function arrangeProgramme(
  app: Kolect,
  { admin, finance }: { admin: Person; finance: Person },
  [left, right]: [Side, Side],
): Promise<Record<string, string>> {
  while ((await judgeAccounts(asSystem(app.ctx, 'test'))) > 0);
  await refreshDueCards(asSystem(app.ctx, 'test'));
  const make = async (path: string, body?: unknown) => (await admin.post<Made>(path, body)).body;
  const rate = await admin.post<{ ruleId: string }>(`/v1/brands/${left.records.brands}/rate`, { rateBps: 800 });
  const batch = { caseIds: [left.records.cases, right.records.cases], outcome: 'clear', reason: 'An honest sale day.' };
  const simulation = { name: 'x', fromMonth: '2026-09', throughMonth: '2026-09', programmeRateBps: 500 };
  return {
    'managers/invitations': (await make('/v1/managers/invitations', { email: 'm@people.example', role: 'finance' })).id,
    'managers/members': (await meOf(finance)).user.id,
    invitations: (await make('/v1/invitations', { email: 'p@people.example' })).id,
    rules: rate.body.ruleId,
    'payout-runs': (await make('/v1/payout-runs')).id,
    simulations: (await make('/v1/simulations', simulation)).id,
    'case-batches': (await make('/v1/case-batches', batch)).id,
    'dead-letters': await someDeadLetter(app, left),
    'stripe-events': await someStripeEvent(app),
    reports: await someReport(app),
  };
}

async function someDeadLetter(app: Kolect, { records }: Side): Promise<string> {
  const ctx = asSystem(app.ctx, 'test');
  const _id = unique('dlt_');
  await deadLetters(ctx).create([
    {
      _id,
      key: _id,
      kind: 'refused',
      state: 'open',
      shopId: records['brands/shops'] ?? '',
      brandId: records.brands ?? '',
      platform: 'standard',
      deliveryId: _id,
      headers: {},
      eventId: null,
      sealedBody: encrypt(ctx.keyring, 'dead-letter', JSON.stringify(orderPlaced())),
      code: 'event_invalid',
      detail: 'It has no lines.',
      fields: [],
      at: new Date(),
      decidedAt: null,
      decidedBy: null,
      reason: null,
    },
  ]);
  return _id;
}

async function someStripeEvent(app: Kolect): Promise<string> {
  const _id = unique('evt_');
  const event = { type: 'account.updated', accountId: null, objectId: null, body: '{}', receivedAt: new Date() };
  await stripeEvents(asSystem(app.ctx, 'test')).create([{ _id, ...event, state: 'failed' }]);
  return _id;
}

/** A report by somebody outside about nobody who is known. */
async function someReport(app: Kolect): Promise<string> {
  const _id = unique('rep_');
  const nobody = { brandId: null, creatorId: null, caseId: null, link: null };
  const said = {
    url: 'https://social.example/post/1',
    reason: 'spam' as const,
    text: 'The same post again and again.',
  };
  await reports(asSystem(app.ctx, 'test')).create([{ _id, from: 'public', ...nobody, ...said, at: new Date() }]);
  return _id;
}
