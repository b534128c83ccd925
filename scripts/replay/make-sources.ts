import { inParallel } from './in-parallel.ts';
import type { Creator } from './join-creators.ts';
import type { Shop } from './load-brands.ts';
import type { Touch } from './plan-touches.ts';

/** The links and codes that the touches need, by creator and seller. */
export interface Sources {
  links: Map<string, string>;
  codes: Map<string, string>;
}

const CONCURRENCY = 8;
const CHANNELS = ['post', 'story', 'video', 'live'];

export const pairOf = ({ creator, sellerId }: Pick<Touch, 'creator' | 'sellerId'>): string => `${creator} ${sellerId}`;

/** How many links and codes there will be. */
export const countSources = (touches: Touch[]): number =>
  new Set(touches.map((touch) => `${touch.kind} ${pairOf(touch)}`)).size;

/** Lets each creator make a link or take a code at each seller from whom a touch of hers is to come, over HTTP. */
export async function makeSources(
  touches: Touch[],
  creators: Creator[],
  shops: Map<string, Shop>,
  done: () => void,
): Promise<Sources> {
  const sources: Sources = { links: new Map(), codes: new Map() };
  const wanted = new Map(touches.map((touch) => [`${touch.kind} ${pairOf(touch)}`, touch]));
  await inParallel([...wanted.values()], CONCURRENCY, async (touch) => {
    const creator = creators[touch.creator];
    const shop = shops.get(touch.sellerId);
    if (!creator || !shop) throw new Error(`nobody makes the touch of ${touch.orderKey}`);
    if (touch.kind === 'click') sources.links.set(pairOf(touch), await makeLink(creator, shop));
    else sources.codes.set(pairOf(touch), await takeCode(creator, shop));
    done();
  });
  return sources;
}

async function makeLink({ browser, number }: Creator, shop: Shop): Promise<string> {
  const link = await browser.ask<{ url: string }>('POST', '/v1/links', {
    destination: `${shop.homePage}?ref=replay`,
    channel: CHANNELS[number % CHANNELS.length],
  });
  return link.url;
}

async function takeCode({ browser, number }: Creator, shop: Shop): Promise<string> {
  const code = `KOLECT${number + 1}`;
  await browser.ask('POST', '/v1/codes', { brandId: shop.brandId, code });
  return code;
}
