import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import type { ClickBuffer } from './click-buffer.ts';
import { newNonce, signClickId } from './click-id.ts';
import { createFallback } from './fallback.ts';
import type { KnownLink, KnownLinks } from './known-links.ts';
import { createClickMaker, type LinkVisit } from './visit.ts';

const CODE = /^[a-z0-9]{4,32}$/i;

/**
 * `GET /r/:code`. Mounted before every other middleware: a session, a body parser or a logger would each cost a tenth.
 * A known link needs no database at all.
 */
export function redirect(ctx: Context, known: KnownLinks, buffer: ClickBuffer): RequestHandler {
  const fallback = createFallback(ctx);
  const note = createNotes(ctx, buffer);

  function answer(request: Request, response: Response, next: NextFunction, link: KnownLink | undefined): void {
    const at = ctx.clock.now();
    if (link?.state !== 'active' || (link.expiresAtMs !== null && link.expiresAtMs <= at.getTime())) {
      fallback(request, response).catch(next);
      return;
    }
    const nonce = newNonce();
    const kclid = signClickId(ctx.keyring, { linkId: link.id, creatorId: link.creatorId, at, nonce });
    response.writeHead(302, {
      Location: withClickId(link.destination, kclid),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer-when-downgrade',
    });
    response.end();
    const { method, headers, url } = request;
    note({ link, nonce, at, method, headers, url, address: request.ip ?? '' });
  }

  return (request, response, next) => {
    const code = String(request.params.code);
    if (!CODE.test(code)) return answer(request, response, next, undefined);
    const link = known.find(code);
    if (!(link instanceof Promise)) return answer(request, response, next, link);
    link.then((found) => answer(request, response, next, found)).catch(next);
  };
}

/**
 * Makes clicks of visits after the answers of this turn of the event loop are out: nobody waits for it, and hashing many in a
 * row takes a third of the time of hashing each among other things.
 */
function createNotes(ctx: Context, buffer: ClickBuffer): (visit: LinkVisit) => void {
  const clickOf = createClickMaker(ctx);
  let visits: LinkVisit[] = [];
  const record = () => {
    const noted = visits;
    visits = [];
    for (const visit of noted) buffer.add(clickOf(visit));
  };
  return (visit) => {
    if (visits.push(visit) === 1) setImmediate(record);
  };
}

/** Adds `kclid` behind whatever query is there; the destination was parsed and is a valid URL already. */
export function withClickId(destination: string, kclid: string): string {
  const hash = destination.indexOf('#');
  const address = hash < 0 ? destination : destination.slice(0, hash);
  return `${address}${address.includes('?') ? '&' : '?'}kclid=${kclid}${destination.slice(address.length)}`;
}
