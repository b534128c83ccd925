import type { Context } from '../../context.ts';
import { decideApplication } from '../../creators/index.ts';
import { consentTexts } from '../../privacy/index.ts';
import { type ShopSetup, seedPeople } from '../../sandbox/index.ts';
import { createVisitor, linkNetwork, signInAs, type Visitor } from './visitor.ts';

/** Where a demo creator sends her audience, and how much of it follows. */
export interface DemoCreator {
  visitor: Visitor;
  links: string[];
  code: string;
  clicksADay: number;
}

const ACTIVE = [
  {
    id: 'mateusz',
    country: 'PL',
    languages: ['pl', 'en'],
    niches: ['tech', 'home'],
    code: 'MATEUSZ10',
    networks: ['instagram'],
    clicksADay: 9,
  },
  {
    id: 'olena',
    country: 'ES',
    languages: ['uk', 'ru'],
    niches: ['beauty'],
    code: 'OLENA',
    networks: ['instagram', 'tiktok'],
    clicksADay: 14,
  },
  {
    id: 'zeynep',
    country: 'TR',
    languages: ['tr', 'en'],
    niches: ['fashion', 'kids'],
    code: 'ZEYNEP5',
    networks: ['tiktok', 'x'],
    clicksADay: 6,
  },
];

const WAITING = [
  { id: 'dmitri', country: 'LV', languages: ['ru', 'lv'], niches: ['travel'] },
  { id: 'maximilian', country: 'AT', languages: ['de'], niches: ['food', 'home'] },
];

/** Three creators who take part, with links, codes and payout accounts, and two who wait for a decision. */
export async function makeDemoCreators(
  ctx: Context,
  shop: ShopSetup,
  shopUrl: string,
  brandId: string,
): Promise<DemoCreator[]> {
  for (const person of WAITING) await applyAs(ctx, person);
  const creators: DemoCreator[] = [];
  for (const person of ACTIVE) {
    const { visitor, applicationId } = await applyAs(ctx, person);
    await decideApplication(ctx, { creatorId: applicationId, state: 'active' });
    for (const network of person.networks) await linkNetwork(visitor, network, person.id);
    const destinations = shop.products.slice(0, 3).map((product) => `${shopUrl}/p/${product.sku}`);
    const links: string[] = [];
    for (const destination of destinations)
      links.push((await visitor.post<{ url: string }>('/v1/links', { destination, channel: 'video' })).url);
    await visitor.post('/v1/codes', { brandId, code: person.code });
    if (person.id !== 'zeynep') await setUpPayouts(visitor, person);
    creators.push({ visitor, links, code: person.code, clicksADay: person.clicksADay });
  }
  return creators;
}

type Applicant = { id: string; country: string; languages: string[]; niches: string[] };

async function applyAs(
  ctx: Context,
  { id, country, languages, niches }: Applicant,
): Promise<{ visitor: Visitor; applicationId: string }> {
  const visitor = createVisitor(ctx.config.publicUrl);
  await signInAs(visitor, id);
  const displayName = seedPeople.find((person) => person.id === id)?.name ?? id;
  const consents = consentTexts('en').map(({ purpose, version, language }) => ({ purpose, version, language }));
  const body = { displayName, country, birthDate: '1994-03-21', languages, niches, consents };
  return { visitor, applicationId: (await visitor.post<{ id: string }>('/v1/applications', body)).id };
}

async function setUpPayouts(visitor: Visitor, { id, country }: Applicant): Promise<void> {
  const { url } = await visitor.post<{ url: string }>('/v1/payees/me/onboarding');
  await visitor.fetch(url);
  await visitor.fetch(url, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }) });
  await visitor.fetch('/v1/payees/me');
  await visitor.post('/v1/payees/me/tax-profile', {
    kind: 'individual',
    legalName: seedPeople.find((person) => person.id === id)?.name ?? id,
    country,
    address: { line: '1 Example Street', city: 'Sandbox', postcode: '10000' },
    taxId: `SANDBOX-${id.toUpperCase()}`,
    birthDate: '1994-03-21',
    selfBilling: true,
  });
}
