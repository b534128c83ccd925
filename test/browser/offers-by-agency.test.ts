import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { acceptRoster, inviteToRoster } from '../agencies/invited.ts';
import { application } from '../builders.ts';
import { someAgency } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let brand: Page;
let agent: Page;
let creator: Page;
let brandId: string;
let agencyId: string;

const userIdOf = async (person: Person) => (await person.get<{ user: { id: string } }>('/v1/me')).body.user.id;

/** Two creators, of whom Inês is in an agency and has sold something; a brand with an open and a targeted campaign. */
beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const ctx = asSystem(app.ctx, 'test');
  const [manager, member, agency, ines, zeynep] = [1, 2, 3, 4, 5].map(() => new Person(app)) as [
    Person,
    Person,
    Person,
    Person,
    Person,
  ];
  await manager.signIn('google', 'mara');
  await ines.signIn('google', 'ines');
  await zeynep.signIn('google', 'zeynep');
  const creatorId = await join(manager, ines, 'Inês Carvalho');
  await join(manager, zeynep, 'Зейнеп Константинопольская-Вознесенская');
  brandId = (await ines.get<{ data: { id: string }[] }>('/v1/brands')).body.data[0]?.id ?? '';
  await member.signIn('google', 'aoife');
  const role = { kind: 'brand', ref: brandId, state: 'active', role: 'editor', title: 'Casa Lumen' } as const;
  await setMembership(ctx, { userId: await userIdOf(member), ...role });
  await agency.signIn('google', 'mateusz');
  const made = await someAgency(ctx, { name: 'Nordlicht Creators' });
  agencyId = made.agency._id;
  const place = { kind: 'agency', ref: agencyId, state: 'active', role: 'owner', title: 'Nordlicht Creators' } as const;
  await setMembership(ctx, { userId: await userIdOf(agency), ...place });
  const hers: Context = {
    ...ctx,
    actor: { kind: 'user', userId: await userIdOf(ines), creatorId, creatorActive: true },
  };
  await acceptRoster(hers, (await inviteToRoster(made.as, agencyId)).token);
  await publish(member, { kind: 'targeted', title: 'Two weeks with linen light', rateBps: 2_000 });
  await publish(member, { kind: 'open', title: 'Evenings with linen light', rateBps: 1_500 });
  await sell(ines);
  const shows = { networks: true, audience: true, standing: true };
  const about = 'Небольшая квартира, много света и ни одной лишней вещи. Пишите по-русски и по-турецки.';
  await zeynep.post('/v1/media-kit', { handle: 'зейнеп', isPublic: true, isIndexed: true, about, shows, brandIds: [] });
  brand = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  agent = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  creator = await (await onPhone(browser, { baseURL: app.url })).newPage();
});

afterAll(() => browser?.close());

async function join(manager: Person, person: Person, displayName: string): Promise<string> {
  const { id } = (await person.post<{ id: string }>('/v1/applications', application({ displayName }))).body;
  await manager.post(`/v1/applications/${id}/approve`);
  return id;
}

async function publish(member: Person, campaign: object): Promise<void> {
  const now = app.ctx.clock.now();
  const period = { startsAt: now.toISOString(), endsAt: addDays(now, 90).toISOString() };
  const brief = '# What to show\n\nThe lamp in **your own** room, in the evening.';
  const path = `/v1/brands/${brandId}/campaigns`;
  const terms = { currency: 'EUR', contentFeeMinor: 12_000, budgetMinor: 200_000, brief, ...period, ...campaign };
  const { id } = (await member.post<{ id: string }>(path, terms)).body;
  await member.post(`${path}/${id}/state`, { step: 'publish' });
}

/** Somebody buys through the creator's link, keeps it, and the return window passes. */
async function sell(seller: Person): Promise<void> {
  const products = await seller.get<{ data: { url: string }[] }>(`/v1/brands/${brandId}/products`);
  const link = await seller.post<{ url: string }>('/v1/links', { destination: products.body.data[0]?.url });
  const buyer = await (await onPhone(browser, { baseURL: app.url })).newPage();
  buyer.setDefaultTimeout(60_000);
  await buyer.goto(link.body.url);
  await buyer.getByRole('button', { name: 'Buy' }).click();
  for (const step of ['Paid', 'Shipped', 'Deliver']) await buyer.getByRole('button', { name: step }).click();
  await app.worker?.settleAll();
  const headers = { 'content-type': 'application/json' };
  await fetch(`${app.sandboxUrl}/clock/advance`, { method: 'POST', headers, body: JSON.stringify({ days: 16 }) });
  await app.worker?.settleAll();
  await buyer.context().close();
}

describe('a brand invites, an agency answers', () => {
  test('the brand finds creators by name in its campaign, and invites them without knowing an id', async () => {
    await enterAs(brand, app, 'aoife');
    await brand.goto(`/brand/${brandId}/campaigns`);
    await brand.getByRole('link', { name: 'Two weeks with linen light' }).click();
    await brand.getByRole('button', { name: 'Invite creators' }).click();
    const dialog = brand.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Зейнеп' }).waitFor();
    await looksRight(brand, 'invite-creators-desktop');
    await dialog.getByPlaceholder('Name or user name').fill('carv');
    await dialog.getByRole('checkbox', { name: 'Зейнеп' }).waitFor({ state: 'detached' });
    await dialog.getByRole('checkbox', { name: 'Inês Carvalho' }).check();
    await dialog.getByLabel('Commission, %').fill('22');
    await dialog.getByLabel('A few words with the invitation').fill('Your evenings are a pleasure.');
    await dialog.getByRole('button', { name: 'Invite 1' }).click();
    await brand.getByText('1 invitation is on its way.').waitFor();
    await brand.getByRole('link', { name: 'Inês Carvalho' }).waitFor();
    await brand.getByRole('button', { name: 'Invite creators' }).click();
    await dialog.getByText('Invited').first().waitFor();
    expect(await dialog.getByRole('checkbox', { name: 'Inês Carvalho' }).isDisabled()).toBe(true);
    await brand.keyboard.press('Escape');
  });

  test('it invites somebody straight from the search for creators, and is told when she is in the campaign already', async () => {
    await brand.goto(`/brand/${brandId}/creators`);
    const invite = brand.getByRole('button', { name: /^Invite to a campaign: Зейнеп/ });
    await invite.click();
    const dialog = brand.getByRole('dialog');
    await looksRight(brand, 'invite-to-campaign-desktop');
    await dialog.getByLabel('Campaign').selectOption({ label: 'Evenings with linen light' });
    await dialog.getByRole('button', { name: 'Invite 1' }).click();
    await brand.getByText('1 invitation is on its way.').first().waitFor();
    await invite.click();
    await dialog.getByLabel('Campaign').selectOption({ label: 'Evenings with linen light' });
    await dialog.getByText('In this campaign already').waitFor();
    expect(await dialog.getByRole('button', { name: 'Invite 1' }).isDisabled()).toBe(true);
    await brand.keyboard.press('Escape');
  });

  test('the agency sees nothing of it until the creator lets it', async () => {
    await enterAs(agent, app, 'mateusz');
    await agent.goto(`/agency/${agencyId}/offers`);
    await agent.getByText('Nothing to handle').waitFor();
    await looksRight(agent, 'agency-offers-empty-desktop');
    await enterAs(creator, app, 'ines');
    await creator.goto('/creator/campaigns?show=mine');
    await creator.getByRole('link', { name: 'Two weeks with linen light' }).waitFor();
    await creator.getByRole('switch', { name: 'My agency answers offers for me' }).press('Space');
    await creator.getByRole('switch', { name: 'My agency answers offers for me', checked: true }).waitFor();
    await looksRight(creator, 'creator-mine-phone');
  });

  test('then it accepts and writes for her, and she sees that it did', async () => {
    await agent.reload();
    await agent.getByRole('link', { name: 'Two weeks with linen light' }).waitFor();
    await looksRight(agent, 'agency-offers-desktop');
    await agent.getByRole('link', { name: 'Two weeks with linen light' }).click();
    await agent.getByText('Your evenings are a pleasure.').first().waitFor();
    await agent.getByRole('button', { name: 'Accept' }).click();
    await agent.getByText('Accepted').first().waitFor();
    await agent.getByLabel('Write a message').fill('She films on Friday.');
    await agent.getByRole('button', { name: 'Send' }).click();
    await agent.getByText('She films on Friday.').waitFor();
    await looksRight(agent, 'agency-offer-desktop');
    await creator.getByRole('link', { name: 'Two weeks with linen light' }).click();
    await creator.getByText('agency of Inês Carvalho').first().waitFor();
    await creator.getByText('She films on Friday.').waitFor();
    await looksRight(creator, 'creator-handled-phone');
  });

  test('its roster, results and shares show what she sold', async () => {
    for (const [path, name, shows] of [
      ['', 'home', '€0.84'],
      ['/roster', 'roster', 'Inês Carvalho'],
      ['/statements', 'statements', '€0.84'],
    ] as const) {
      await agent.goto(`/agency/${agencyId}${path}`);
      await agent.getByText(shows).first().waitFor();
      await looksRight(agent, `agency-${name}-with-results-desktop`);
    }
  });

  test('all of it can be read in Russian on a phone', async () => {
    const page = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
    await enterAs(page, app, 'mateusz');
    const pages: [string, string][] = [
      [`/agency/${agencyId}`, 'agency-home'],
      [`/agency/${agencyId}/roster`, 'agency-roster'],
      [`/agency/${agencyId}/statements`, 'agency-statements'],
      [`/agency/${agencyId}/offers`, 'agency-offers'],
    ];
    for (const [path, name] of pages) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await looksRight(page, `${name}-phone-ru`);
      expect(await page.locator('body').innerText()).not.toMatch(/\b(kit|campaigns|agency|state)\.\w+\.\w+/);
    }
    await page.context().close();
    const seller = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
    await enterAs(seller, app, 'ines');
    for (const path of ['/creator/campaigns', '/creator/campaigns?show=mine', new URL(creator.url()).pathname]) {
      await seller.goto(path);
      await seller.getByRole('heading', { level: 1 }).waitFor();
      await looksRight(seller, `creator${path.replaceAll(/[/?=]/g, '_')}-phone-ru`);
      expect(await seller.locator('body').innerText()).not.toMatch(/\b(kit|campaigns|state)\.\w+\.\w+/);
    }
    await seller.context().close();
  });

  test('a stranger reads a media kit with a long name in another script, on a phone and on a desktop', async () => {
    for (const [open, locale, name] of [
      [onPhone, 'en-GB', 'phone'],
      [onDesktop, 'ru-RU', 'desktop-ru'],
    ] as const) {
      const stranger = await (await open(browser, { baseURL: app.url, locale })).newPage();
      await stranger.goto(`/kit/${encodeURIComponent('зейнеп')}`);
      await stranger.getByRole('heading', { name: 'Зейнеп Константинопольская-Вознесенская' }).waitFor();
      await looksRight(stranger, `media-kit-${name}`);
      const title = stranger.locator('meta[property="og:title"]');
      expect(await title.getAttribute('content')).toBe('Зейнеп Константинопольская-Вознесенская');
      await stranger.context().close();
    }
  });
});
