import { addBrand, addShop } from '../../src/brands/index.ts';
import type { Config } from '../../src/config.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { creators } from '../../src/creators/model.ts';
import { newNonce, signClickId } from '../../src/links/click-id.ts';
import { makeCode, makeLink } from '../../src/links/index.ts';
import { startKolect } from '../../src/start/index.ts';

export interface Programme {
  shop: { id: string; secret: string };
  creatorIds: string[];
  /** What an order of the creator carries: some a click, some a code. */
  touchOf(creator: number): { clickId?: string; codes?: string[] };
}

/** A brand with a shop, and active creators with a link and a code each. */
export async function makeProgramme(config: Config, mongoUri: string, count: number): Promise<Programme> {
  const kolect = await startKolect(config, { mongoUri, mode: 'worker' });
  try {
    const ctx = asSystem(kolect.ctx, 'faults');
    const brand = await addBrand(ctx, { name: 'Faults', country: 'ES', domains: ['faults.example'] });
    const shop = await addShop(ctx, { brandId: brand._id, name: 'Online' });
    const touches: { clickId: string; code: string }[] = [];
    const creatorIds = Array.from({ length: count }, (_, index) => `crt_faults${index}`);
    for (const [index, creatorId] of creatorIds.entries())
      touches.push(await makeCreator(ctx, brand._id, creatorId, `FAULT${index}`));
    return {
      shop,
      creatorIds,
      touchOf: (creator) => {
        const touch = touches[creator];
        return creator % 3 === 0 ? { codes: [touch?.code ?? ''] } : { clickId: touch?.clickId ?? '' };
      },
    };
  } finally {
    await kolect.stop();
  }
}

async function makeCreator(ctx: Context, brandId: string, creatorId: string, code: string) {
  await creators(ctx).collection.insertOne({
    _id: creatorId as never,
    userId: `usr_${creatorId}`,
    state: 'active',
    ownHashes: [],
  });
  const creator: Context = { ...ctx, actor: { kind: 'user', userId: creatorId, creatorId, creatorActive: true } };
  const link = await makeLink(creator, { destination: 'https://faults.example/', subIds: {} });
  await makeCode(creator, { brandId, code });
  const facts = { linkId: link._id, creatorId, at: ctx.clock.now(), nonce: newNonce() };
  return { clickId: signClickId(ctx.keyring, facts), code };
}
