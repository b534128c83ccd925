import { type RequestHandler, Router } from 'express';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { changeKit, findOwnKit } from './change-kit.ts';
import { kitPage, missingPage } from './page.ts';
import { findPublicKit } from './public-kit.ts';
import { MediaKit, MediaKitChange } from './schemas.ts';
import { KIT_LANGUAGES, type KitLanguage } from './words.ts';

const defineEndpoint = endpointsOf<Context>();

export const mediaKitEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/media-kit',
    summary: 'My media kit',
    tag: 'Media kit',
    access: 'creator',
    answer: { status: 200, schema: MediaKit },
    handle: (ctx) => findOwnKit(ctx),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/media-kit',
    summary: 'Say what my media kit shows, and whether anybody may see it',
    tag: 'Media kit',
    access: 'creator',
    body: MediaKitChange,
    answer: { status: 200, schema: MediaKit },
    problems: { handle_invalid: 422, handle_taken: 409 },
    handle: (ctx, { body }) => changeKit(ctx, body),
  }),
];

/** `GET /kit/:handle`: the public page. Off, unknown and misspelt look the same. */
export function mediaKitPages(ctx: Context): RequestHandler {
  const router = Router();
  router.get('/kit/:handle', async (request, response) => {
    const language = (request.acceptsLanguages(...KIT_LANGUAGES) || 'en') as KitLanguage;
    const kit = await findPublicKit(ctx, String(request.params.handle));
    response.vary('Accept-Language').setHeader('Cache-Control', 'no-cache');
    if (!kit?.isIndexed) response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    const { programmeName, publicUrl } = ctx.config;
    const page = kit && kitPage(kit, language, programmeName, `${publicUrl}/kit/${encodeURIComponent(kit.handle)}`);
    response
      .status(page ? 200 : 404)
      .type('html')
      .send(page ?? missingPage(language));
  });
  return router;
}
