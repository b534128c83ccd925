import { Browser } from './browser.ts';
import { draw } from './draw.ts';
import { inParallel } from './in-parallel.ts';
import type { Programme } from './open-programme.ts';

/** A creator of the replay with her signed-in browser. */
export interface Creator {
  /** From 0; the draws speak of creators by it. */
  number: number;
  id: string;
  name: string;
  browser: Browser;
}

const CONCURRENCY = 8;
// Stripe pays from Germany to Portugal; to Brazil it takes another agreement.
const COUNTRY = 'PT';
const NICHES = ['beauty', 'books', 'fashion', 'fitness', 'food', 'games', 'garden', 'home', 'kids', 'music'];

/** Signs creators in with Google, lets them apply and sets up their payout accounts, all over HTTP, as people do it. */
export async function joinCreators(
  programme: Programme,
  { count, seed, manager }: { count: number; seed: number; manager: Browser },
  done: () => void,
): Promise<Creator[]> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  return inParallel(numbers, CONCURRENCY, async (number) => {
    const browser = new Browser(programme.url);
    const name = `Creator ${String(number + 1).padStart(4, '0')}`;
    const followers = Math.floor(1_000 * 10 ** (draw(seed, 'followers', number) * 3));
    await browser.signIn({ name, email: `creator${number + 1}@people.example`, followers });
    const { id } = await browser.ask<{ id: string }>('POST', '/v1/applications', {
      displayName: name,
      country: COUNTRY,
      birthDate: '1990-02-28',
      languages: ['pt'],
      niches: [NICHES[number % NICHES.length]],
      consents: await requiredConsents(browser),
    });
    await manager.ask('POST', `/v1/applications/${id}/approve`);
    await openPayoutAccount(browser);
    done();
    return { number, id, name, browser };
  });
}

async function requiredConsents(browser: Browser) {
  const texts = await browser.ask<{ data: { purpose: string; version: string; required: boolean }[] }>(
    'GET',
    '/v1/consents',
  );
  return texts.data.filter((text) => text.required).map(({ purpose, version }) => ({ purpose, version }));
}

async function openPayoutAccount(browser: Browser): Promise<void> {
  const { url } = await browser.ask<{ url: string }>('POST', '/v1/payees/me/onboarding');
  for (const init of [{}, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }) }]) {
    const page = await browser.fetch(url, init);
    await page.body?.cancel();
  }
  await browser.ask('POST', '/v1/payees/me/tax-profile', {
    kind: 'individual',
    legalName: 'Replay Creator',
    country: 'PT',
    address: { line: '1 Example Street', city: 'Porto', postcode: '4000' },
    taxId: '000000000',
    birthDate: '1990-01-01',
    selfBilling: true,
  });
  const { state } = await browser.ask<{ state: string }>('GET', '/v1/payees/me');
  if (state !== 'enabled') throw new Error(`a payout account is ${state} after its set-up`);
}
