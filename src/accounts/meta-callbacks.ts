import express, { Router } from 'express';
import type { Context } from '../context.ts';
import { sendProblem } from '../kit/problem.ts';
import { deletions } from './identities/deletions.ts';
import { accessWithdrawn, deleteNetworkData } from './identities/network-withdrew.ts';
import { readSignedRequest } from './identities/signed-request.ts';
import { type NetworkApps, SIGN_IN } from './networks/index.ts';

const META = ['facebook', 'instagram'] as const;

/**
 * What Meta requires of apps: it tells us when a person took our access away (`/auth/:network/deauthorize`) or wants her data
 * deleted (`/auth/:network/deletion`), signed with the app's secret. Source: developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback.
 */
export function metaCallbacks(root: Context, apps: NetworkApps): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '16kb' });
  for (const network of META) {
    const secret = apps[network]?.clientSecret;
    if (!secret) continue;
    const ctx: Context = { ...root, actor: { kind: 'system', job: `${network}-callback` } };
    router.post(`/${network}/:what`, form, async (request, response, next) => {
      const { what } = request.params;
      if (what !== 'deauthorize' && what !== 'deletion') return next();
      const subject = readSignedRequest(request.body?.signed_request, secret);
      if (!subject) return sendProblem(response, 403, 'signature_wrong', 'This was not signed by Meta for this app.');
      if (what === 'deauthorize') {
        await accessWithdrawn(ctx, network, subject);
        return void response.status(204).end();
      }
      const code = await deleteNetworkData(ctx, network, subject);
      return void response.json({ url: `${ctx.config.publicUrl}/auth/deletion/${code}`, confirmation_code: code });
    });
  }
  router.get('/deletion/:code', async (request, response) => {
    const done = await deletions(root).findById(request.params.code.slice(0, 40)).lean();
    if (!done) return sendProblem(response, 404, 'not_found', 'There is no such deletion.');
    const { title } = SIGN_IN[done.network];
    const sentence = `What ${root.config.programmeName} had from ${title} was deleted on ${done.at.toISOString().slice(0, 10)}.`;
    return void response
      .type('html')
      .send(
        `<!doctype html><html lang="en"><title>Deleted</title><p>${escaped(sentence)}</p><p>Confirmation ${done._id}</p></html>`,
      );
  });
  return router;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
