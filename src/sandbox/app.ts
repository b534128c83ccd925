import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { clockRouter } from './clock.ts';
import type { SandboxContext } from './context.ts';
import { indexPage } from './index-page.ts';
import { mailRouter } from './mail/router.ts';
import { avatarEndpoint } from './networks/avatar.ts';
import { createDirectory } from './networks/directory.ts';
import { facebookRouter } from './networks/facebook.ts';
import { googleRouter } from './networks/google.ts';
import { createGrantStore } from './networks/grants.ts';
import { instagramRouter } from './networks/instagram.ts';
import { tiktokRouter } from './networks/tiktok.ts';
import { xRouter } from './networks/x.ts';
import { html, page } from './page.ts';
import { sandboxCss } from './sandbox-css.ts';
import { shopRouter } from './shop/router.ts';
import { dashboardRouter } from './stripe/dashboard.ts';
import { StripeFailure } from './stripe/failure.ts';
import { faultRouter } from './stripe/fault-routes.ts';
import { onboardingRouter } from './stripe/onboarding.ts';
import { stripeApi } from './stripe/router.ts';
import type { StripeSandbox } from './stripe/sandbox.ts';

/** Pages run no scripts; a foreign site may not post to them. */
function guard(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  if (!['GET', 'HEAD'].includes(request.method) && request.get('sec-fetch-site') === 'cross-site') {
    response.status(403).send(page('Refused', html`<p class="card">Another site sent this form.</p>`));
    return;
  }
  next();
}

function answerError(context: SandboxContext) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    const { status } = error as { status?: unknown };
    const code = typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
    if (code === 500) context.onError(error);
    if (response.headersSent) {
      next(error);
      return;
    }
    const refused = error instanceof StripeFailure ? error.message : 'The sandbox could not read that request.';
    const message = code === 500 ? 'The sandbox could not do that.' : refused;
    response.status(code).send(page('Something went wrong', html`<p class="card bad" role="alert">${message}</p>`));
  };
}

/** All of the sandbox on one Express application. */
export async function createSandboxApp(context: SandboxContext, stripe: StripeSandbox): Promise<Express> {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'extended');
  const server = { context, directory: await createDirectory(context), grants: await createGrantStore(context) };
  app.use('/v1', express.urlencoded({ extended: true, limit: '256kb' }), stripeApi(stripe));
  app.use(guard, express.urlencoded({ extended: true, limit: '64kb' }), express.json({ limit: '64kb' }));
  app.get('/', (_request, response) => void response.send(indexPage(context)));
  app.get('/kolect', (_request, response) => response.redirect(302, context.kolectUrl));
  app.get('/sandbox.css', (_request, response) => void response.type('css').send(sandboxCss));
  app.get('/avatars/:number.svg', avatarEndpoint);
  app.use('/google', googleRouter(server));
  app.use('/facebook', facebookRouter(server));
  app.use('/instagram', instagramRouter(server));
  app.use('/x', xRouter(server));
  app.use('/tiktok', tiktokRouter(server));
  app.use('/shop', await shopRouter(context));
  app.use('/clock', clockRouter(context));
  app.use('/mail', mailRouter(context));
  app.use('/stripe/onboarding', onboardingRouter(stripe));
  app.use('/stripe', dashboardRouter(stripe));
  app.use('/sandbox/stripe/faults', faultRouter(stripe));
  app.use((_request, response) => {
    response.status(404).send(page('Nothing here', html`<p class="card">The sandbox has no such page.</p>`));
  });
  app.use(answerError(context));
  return app;
}
