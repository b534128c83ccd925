import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import proxyaddr from 'proxy-addr';
import type { Context } from '../context.ts';
import type { ClickBuffer } from './click-buffer.ts';
import { newNonce, signClickId } from './click-id.ts';
import { createFallback } from './fallback.ts';
import type { KnownLink, KnownLinks } from './known-links.ts';
import { createClickMaker, type LinkVisit } from './visit.ts';

const CODE = /^[a-z0-9]{4,32}$/i;
const PATH = /^\/r\/([a-z0-9]{4,32})(?:\?|$)/i;

export interface Redirect {
  /**
   * Answers a visit of a link that is known and active, and says whether it did. It takes the request as node's server hands it
   * over: Express alone costs a third of the redirect, and a session, a body parser or a logger a tenth each.
   */
  atOnce(request: IncomingMessage, response: ServerResponse): boolean;
  /** `GET /r/:code` in Express: every other visit. A known link needs no database at all. */
  handler: RequestHandler;
}

/** @param trustsProxy as Express has it: whether the address, so many hops away, is a proxy's */
export function createRedirect(
  ctx: Context,
  known: KnownLinks,
  buffer: ClickBuffer,
  trustsProxy: (address: string, hop: number) => boolean,
): Redirect {
  const fallback = createFallback(ctx);
  const note = createNotes(ctx, buffer);

  /** Nothing is sent where this throws. */
  function lead(request: IncomingMessage, response: ServerResponse, link: KnownLink, at: Date): void {
    const nonce = newNonce();
    const kclid = signClickId(ctx.keyring, { linkId: link.id, creatorId: link.creatorId, at, nonce });
    const { method = '', headers, url } = request;
    const visit = { link, nonce, at, method, headers, url, address: proxyaddr(request, trustsProxy) };
    response.writeHead(302, {
      Location: withClickId(link.destination, kclid),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer-when-downgrade',
    });
    response.end();
    note(visit);
  }

  return {
    atOnce(request, response) {
      const code = PATH.exec(request.url ?? '')?.[1];
      if (code === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
      const link = known.remembered(code);
      const at = ctx.clock.now();
      if (!link || !isActive(link, at)) return false;
      try {
        lead(request, response, link, at);
        return true;
      } catch {
        // Express's route meets the same, and has a handler for errors.
        return false;
      }
    },
    async handler(request, response) {
      const code = String(request.params.code);
      const link = CODE.test(code) ? await known.find(code) : undefined;
      const at = ctx.clock.now();
      if (link && isActive(link, at)) lead(request, response, link, at);
      else await fallback(request, response);
    },
  };
}

const isActive = ({ state, expiresAtMs }: KnownLink, at: Date): boolean =>
  state === 'active' && (expiresAtMs === null || expiresAtMs > at.getTime());

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
