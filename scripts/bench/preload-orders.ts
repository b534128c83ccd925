import type { Context } from '../../src/context.ts';
import { newNonce, signClickId } from '../../src/links/click-id.ts';
import { createIntake } from '../../src/orders/index.ts';
import { makeOrders } from './make-orders.ts';
import { type Programme, STRIDE } from './seed-programme.ts';

const AT_ONCE = 500;

/** Takes in orders through the real intake, each with a click of a minute ago on the links in turn, and processes none. */
export async function preloadOrders(
  ctx: Context,
  { programme, count }: { programme: Programme; count: number },
): Promise<void> {
  const intake = createIntake(ctx, () => undefined);
  const at = new Date(ctx.clock.now().getTime() - 60_000);
  const clickIdOf = (index: number): string => {
    const { id: linkId, creatorId } = programme.links[
      (index * STRIDE) % programme.links.length
    ] as Programme['links'][number];
    return signClickId(ctx.keyring, { linkId, creatorId, at, nonce: newNonce() });
  };
  const events = makeOrders(programme, count, clickIdOf);
  for (let start = 0; start < events.length; start += AT_ONCE) {
    const part = events.slice(start, start + AT_ONCE);
    await Promise.all(
      part.map(({ headers, body }) =>
        intake.accept(ctx, { shopId: programme.shopId, headers: headers as never, body: Buffer.from(body) }),
      ),
    );
  }
}
