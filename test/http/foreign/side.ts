import { findUser, setMembership } from '../../../src/accounts/index.ts';
import { identities } from '../../../src/accounts/model.ts';
import { joinRoster } from '../../../src/agencies/index.ts';
import { brands } from '../../../src/brands/model.ts';
import { submitContent } from '../../../src/campaigns/collaborations/submit-content.ts';
import { act, applyToCampaign } from '../../../src/campaigns/index.ts';
import { commissions } from '../../../src/commissions/model.ts';
import { asSystem, type Context } from '../../../src/context.ts';
import { decideApplication } from '../../../src/creators/index.ts';
import { inTransaction } from '../../../src/kit/transaction.ts';
import { processEvents } from '../../../src/orders/index.ts';
import { payouts } from '../../../src/payouts/model.ts';
import type { Kolect } from '../../../src/start/index.ts';
import { raiseFlag } from '../../../src/trust/index.ts';
import { application, brandApplication, orderPlaced, signed, unique } from '../../builders.ts';
import { meOf } from '../../support/callers.ts';
import { someBrand, someCampaign } from '../../support/campaigns.ts';
import { someAgency, someUser } from '../../support/people.ts';
import { Person } from '../../support/person.ts';
import { finding } from '../../trust/cases/case-desk.ts';
import { PNG } from './bodies.ts';

/** A creator, a brand's owner and an agency's owner, each with one record of every kind that can be hers. */
export interface Side {
  people: { creator: Person; brandOwner: Person; agencyOwner: Person };
  keys: { creatorKey: string; brandKey: string };
  /** Ids by where they stand in an address: `brands`, `brands/team/invitations`. */
  records: Record<string, string>;
}

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
const TEXTS = [
  '#publicidade O candeeiro de linho ilumina a minha sala ao fim da tarde, e gosto muito da luz quente que dá.',
  '#publicidade Hoje mostro como mudei o quarto com uma luz nova, sem obras e sem gastar uma fortuna em casa.',
];

type Made = { id: string };

export async function arrangeSide(app: Kolect, names: [creator: string, brand: string, agency: string]): Promise<Side> {
  const ctx = asSystem(app.ctx, 'test');
  const enter = (name: string): Promise<Person> => Person.enter(app, name);
  const [creator, brandOwner, agencyOwner] = await Promise.all([enter(names[0]), enter(names[1]), enter(names[2])]);
  const { creatorId, userId } = await becomeCreator(ctx, creator);
  const brand = await arrangeBrand(ctx, brandOwner, creatorId);
  const agency = await arrangeAgency(ctx, agencyOwner, creatorId);
  const own = await arrangeCreator(app, creator, { creatorId, userId, brand: brand.brand, shop: brand.shop });
  const otherSession = await sessionOf(enter, creator, names[0]);
  return {
    people: { creator, brandOwner, agencyOwner },
    keys: { creatorKey: own.key, brandKey: brand.key },
    records: { creators: creatorId, 'me/sessions': otherSession, ...brand.records, ...agency, ...own.records },
  };
}

async function becomeCreator(ctx: Context, creator: Person) {
  const consents = [...application().consents, { purpose: 'social_scoring', version: '2026-11-01' }];
  const { body } = await creator.post<Made>('/v1/applications', application({ consents }));
  await decideApplication(ctx, { creatorId: body.id, state: 'active' });
  const userId = (await meOf(creator)).user.id;
  const username = unique('insta');
  const at = ctx.clock.now();
  const identity = { network: 'instagram', subject: username, userId, username, profileUrl: null, sealedTokens: null };
  await identities(ctx).create([
    { _id: `instagram:${username}`, ...identity, linkedAt: at, lastSignInAt: at } as never,
  ]);
  return { creatorId: body.id, userId };
}

/** Another browser's session, which she can end without losing her own. */
async function sessionOf(enter: (name: string) => Promise<Person>, creator: Person, name: string): Promise<string> {
  await enter(name);
  const { body } = await creator.get<{ data: { id: string; current: boolean }[] }>('/v1/me/sessions');
  return body.data.find(({ current }) => !current)?.id ?? '';
}

async function arrangeBrand(ctx: Context, owner: Person, creatorId: string) {
  const brand = await someBrand(ctx);
  const userId = (await meOf(owner)).user.id;
  const title = unique('Brand ');
  const sent = { claimedDomains: [brand.domain], proof: 'x', sentAt: ctx.clock.now() };
  const application = { ...brandApplication(), ...sent };
  await brands(ctx).updateOne({ _id: brand.brandId }, { $set: { application: application as never } });
  await setMembership(ctx, { userId, kind: 'brand', ref: brand.brandId, state: 'active', role: 'owner', title });
  const base = `/v1/brands/${brand.brandId}`;
  const make = async <T = Made>(path: string, body: unknown) => (await owner.post<T>(`${base}${path}`, body)).body;
  const upload = async (path: string, body: string) =>
    ((await (await owner.fetch(`${base}${path}`, { method: 'POST', body })).json()) as Made).id;
  const shop = await make<Made & { secret: string }>('/shops', { name: 'Online' });
  const spare = await make<{ secrets: { id: string }[] }>(`/shops/${shop.id}/secrets`, {});
  const scopes = ['orders:write', 'catalogue:read', 'catalogue:write'];
  const key = await make<Made & { key: string }>('/keys', { name: 'Shop', scopes });
  const list = await make('/creator-lists', { name: 'Autumn' });
  const campaign = await someCampaign(ctx, brand);
  const invitation = await make('/team/invitations', { email: `${unique('x')}@people.example`, role: 'viewer' });
  return {
    brand,
    shop: { id: shop.id, secret: shop.secret },
    key: key.key,
    records: {
      brands: brand.brandId,
      'brand-funding': brand.brandId,
      'brand-reviews': brand.brandId,
      'brands/team/invitations': invitation.id,
      'brands/team/members': brand.as.actor.kind === 'user' ? brand.as.actor.userId : '',
      'brands/documents': await upload('/documents?name=a.pdf', '%PDF-1.7'),
      'brands/shops': shop.id,
      shops: shop.id,
      'brands/shops/secrets': spare.secrets[0]?.id ?? '',
      'brands/imports': await upload('/imports/upload?name=a.csv', 'id,title,link,price\n'),
      'brands/campaigns': campaign._id,
      campaigns: campaign._id,
      'brands/creators': creatorId,
      'brands/creator-lists': list.id,
      // No records, but what bodies name.
      domain: brand.domain,
    },
  };
}

async function arrangeAgency(ctx: Context, owner: Person, creatorId: string): Promise<Record<string, string>> {
  const { agency } = await someAgency(ctx);
  const place = { kind: 'agency', ref: agency._id, state: 'active', title: agency.name } as const;
  await setMembership(ctx, { userId: (await meOf(owner)).user.id, ...place, role: 'owner' });
  const member = await someUser(ctx);
  await setMembership(ctx, { userId: member, ...place, role: 'member' });
  const agreed = { agencyId: agency._id, creatorId, shareBps: 2_000, until: null, termsVersion: 'test' };
  const roster = await inTransaction(ctx, (tx) => joinRoster(tx, agreed));
  const invitation = await owner.post<Made>(`/v1/agencies/${agency._id}/invitations`, {
    shareBps: 1_000,
    email: `${unique('y')}@people.example`,
  });
  const colleague = await owner.post<Made>(`/v1/agencies/${agency._id}/team/invitations`, {
    email: `${unique('z')}@people.example`,
    role: 'member',
  });
  return {
    agencies: agency._id,
    'agencies/team/members': member,
    'agencies/team/invitations': colleague.body.id,
    'agencies/invitations': invitation.body.id,
    'agencies/roster': roster._id,
    'agencies/payouts': await somePayout(ctx, agency._id, 'agency'),
  };
}

interface Own {
  creatorId: string;
  userId: string;
  brand: Awaited<ReturnType<typeof someBrand>>;
  shop: { id: string; secret: string };
}

async function arrangeCreator(app: Kolect, creator: Person, { creatorId, userId, brand, shop }: Own) {
  const ctx = asSystem(app.ctx, 'test');
  const as: Context = { ...ctx, actor: { kind: 'user', userId, creatorId, creatorActive: true } };
  const link = (await creator.post<Made & { url: string }>('/v1/links', { destination: `https://${brand.domain}/` }))
    .body;
  const visit = await fetch(link.url, { redirect: 'manual', headers: BROWSER });
  const clickId = new URL(visit.headers.get('location') ?? '').searchParams.get('kclid');
  const placed = orderPlaced({ clickId, placedAt: ctx.clock.now().toISOString() });
  await fetch(`${app.url}/v1/shops/${shop.id}/events`, signed(shop.secret, placed));
  await processEvents(ctx);
  const commission = await commissions(ctx).findOne({ 'payee.id': creatorId }).lean();
  if (!commission || !(await findUser(ctx, userId))) throw new Error('the order earned nothing');
  const flagged = await raiseFlag(ctx, finding(creatorId, [commission.orderId]));
  const scopes = ['links:read', 'links:write', 'earnings:read'];
  const key = (await creator.post<Made & { key: string }>('/v1/keys', { name: 'Mine', scopes })).body;
  const identity = await identities(ctx).findOne({ userId, network: 'instagram' }).lean();
  return {
    key: key.key,
    records: {
      links: link.id,
      orders: commission.orderId,
      commissions: commission._id,
      cases: flagged?._id ?? '',
      'cases/mine': flagged?._id ?? '',
      keys: key.id,
      applications: creatorId,
      payees: creatorId,
      payouts: await somePayout(ctx, creatorId, 'creator'),
      'me/identities': identity?._id ?? '',
      ...(await collaborate(creator, as, brand, identity?.username ?? '')),
    },
  };
}

let texts = 0;

/** Her part in the brand's campaign, with a picture and a piece of content. */
async function collaborate(creator: Person, as: Context, brand: Own['brand'], username: string) {
  const { body } = await creator.get<{ data: { id: string; brand: Made }[] }>('/v1/campaigns');
  const campaignId = body.data.find((campaign) => campaign.brand.id === brand.brandId)?.id ?? '';
  const { _id: id } = await applyToCampaign(as, { campaignId, note: 'Lamps are my thing.' });
  await act(brand.as, id, { action: 'accept_application' });
  const image = await creator.fetch(`/v1/collaborations/${id}/images`, { method: 'POST', body: PNG });
  const url = `https://www.instagram.com/${username}/p/C1${username}/`;
  const content = await submitContent(as, id, { url, text: TEXTS[texts++ % TEXTS.length] ?? '' });
  return {
    post: `https://www.instagram.com/${username}/p/C2${username}/`,
    collaborations: id,
    'collaborations/images': ((await image.json()) as Made).id,
    'collaborations/content': content._id,
  };
}

/** A payout as a run of last month left it. */
async function somePayout(ctx: Context, payeeId: string, payeeKind: 'creator' | 'agency'): Promise<string> {
  const _id = `run_before.${payeeId}.EUR`;
  const range = { after: 0, through: 1 };
  const state = {
    state: 'sent',
    attempt: 1,
    firstSubmittedAt: null,
    transferId: unique('tr_'),
    failure: null,
  } as const;
  await payouts(ctx).create([
    {
      _id,
      runId: 'run_before',
      payeeId,
      payeeKind,
      currency: 'EUR',
      amountMinor: 5_000,
      destination: unique('acct_'),
      range,
      ...state,
      commissionsMarked: true,
      createdAt: ctx.clock.now(),
      sentAt: ctx.clock.now(),
    },
  ]);
  return _id;
}
