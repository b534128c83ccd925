import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { SandboxContext } from '../context.ts';
import type { ShopSetup } from '../options.ts';
import { html, page } from '../page.ts';
import { applyAction, placedData, possibleActions, shopActions } from './actions.ts';
import { BuyForm, openShopOrders, type ShopOrders } from './orders.ts';
import { ordersPage, productPage, productsPage } from './pages.ts';
import { sendEvent } from './send-event.ts';

const cookieName = 'shop_kclid';
const cookieLifeMs = 30 * 86_400_000;
const clickIdForm = /^[A-Za-z0-9._~-]{1,512}$/;

/** The click id that the shop keeps in its own first-party cookie, as a real shop has to. */
function clickIdOf(request: Request): string | null {
  const { kclid } = request.query;
  if (typeof kclid === 'string' && clickIdForm.test(kclid)) return kclid;
  const cookies = (request.get('cookie') ?? '').split(/;\s*/);
  const kept = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  return kept !== undefined && clickIdForm.test(kept) ? kept : null;
}

const ActionForm = z.object({ action: z.enum(shopActions) });

interface Shop {
  context: SandboxContext;
  orders: ShopOrders;
}

async function buy({ context, orders }: Shop, setup: ShopSetup, request: Request, response: Response): Promise<void> {
  const clickId = clickIdOf(request);
  const body: unknown = request.body ?? {};
  const product = setup.products.find(({ sku }) => sku === (body as { sku?: unknown }).sku);
  if (!product) {
    response.status(404).send(page('Shop', html`<p class="card">The shop has no such product.</p>`));
    return;
  }
  const form = BuyForm.safeParse(body);
  if (!form.success) {
    const problem = 'Give a quantity from 1 to 99, an e-mail address and a country.';
    response.status(422).send(productPage({ setup, product, clickId, problem }));
    return;
  }
  const order = await orders.place(form.data, product, setup.currency, clickId);
  await orders.report(order._id, await sendEvent(context, setup, 'order.placed', placedData(order)));
  response.redirect(303, `/shop/orders#${order._id}`);
}

async function act({ context, orders }: Shop, setup: ShopSetup, request: Request, response: Response): Promise<void> {
  const form = ActionForm.safeParse(request.body ?? {});
  const order = await orders.find(String(request.params.id));
  const refuse = async (status: number, problem: string) =>
    void response.status(status).send(ordersPage(setup, await orders.list(), problem));
  if (!order) return refuse(404, 'The shop has no such order.');
  if (!form.success || !possibleActions(order).includes(form.data.action)) {
    return refuse(409, `That cannot be done with ${order._id} as it is now.`);
  }
  const { changes, type, data } = applyAction(order, form.data.action, context.clock.now());
  if (!(await orders.change(order, changes))) return refuse(409, `${order._id} has just been changed. Look again.`);
  await orders.report(order._id, await sendEvent(context, setup, type, data));
  response.redirect(303, `/shop/orders#${order._id}`);
}

/** The demo brand's shop; mounted at `/shop`. */
export async function shopRouter(context: SandboxContext): Promise<Router> {
  const shop = { context, orders: await openShopOrders(context) };
  const router = express.Router();
  const withSetup =
    (work: (setup: ShopSetup, request: Request, response: Response) => Promise<void>) =>
    async (request: Request, response: Response): Promise<void> => {
      const setup = await context.shop?.();
      if (setup) return work(setup, request, response);
      response
        .status(503)
        .send(page('Shop', html`<p class="card">There is no demo brand yet, so its shop is closed.</p>`));
    };
  router.get('/{*page}', (request, response, next) => {
    const { kclid } = request.query;
    if (typeof kclid === 'string' && clickIdForm.test(kclid)) {
      response.cookie(cookieName, kclid, { httpOnly: true, sameSite: 'lax', path: '/shop', maxAge: cookieLifeMs });
    }
    next();
  });
  router.get(
    '/',
    withSetup(async (setup, _request, response) => void response.send(productsPage(setup))),
  );
  router.get(
    '/p/:sku',
    withSetup(async (setup, request, response) => {
      const product = setup.products.find(({ sku }) => sku === request.params.sku);
      response
        .status(product ? 200 : 404)
        .send(
          product
            ? productPage({ setup, product, clickId: clickIdOf(request) })
            : page('Shop', html`<p class="card">The shop has no such product.</p>`),
        );
    }),
  );
  router.post(
    '/buy',
    withSetup((setup, request, response) => buy(shop, setup, request, response)),
  );
  router.get(
    '/orders',
    withSetup(async (setup, _request, response) => void response.send(ordersPage(setup, await shop.orders.list()))),
  );
  router.post(
    '/orders/:id',
    withSetup((setup, request, response) => act(shop, setup, request, response)),
  );
  return router;
}
