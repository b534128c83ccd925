import type { Context } from '../../src/context.ts';
import { newNonce, signClickId } from '../../src/links/click-id.ts';
import { makeLink } from '../../src/links/index.ts';
import type { Intake } from '../../src/orders/index.ts';
import { signed } from '../builders.ts';
import { someCreator, type someShop } from './people.ts';

export type Shop = Awaited<ReturnType<typeof someShop>>;

/** A creator with a link to a shop, and a click id of a visit through it. */
export async function someTouch(ctx: Context, shop: Shop, at: Date = ctx.clock.now()) {
  const { creator, as } = await someCreator(ctx);
  const link = await makeLink(as, { destination: `https://${shop.domain}/`, subIds: {} });
  const clickId = (when = at) =>
    signClickId(ctx.keyring, { linkId: link._id, creatorId: creator._id, at: when, nonce: newNonce() });
  return { creator, as, link, clickId };
}

/** Sends an event to the intake as the shop would, without HTTP in between. */
export function report(ctx: Context, intake: Intake, shop: Shop, event: unknown, options: { id?: string } = {}) {
  const { headers, body } = signed(shop.shop.secret, event, options);
  return intake.accept(ctx, { shopId: shop.shop.id, headers, body: Buffer.from(body) });
}
