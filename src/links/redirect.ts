import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { utcDay } from '../kit/clock.ts';
import { sendProblem } from '../kit/problem.ts';
import type { ClickBuffer } from './click-buffer.ts';
import { newNonce, signClickId } from './click-id.ts';
import type { KnownLink, KnownLinks } from './known-links.ts';
import { deviceClass, referrerHost, type Visit, visitCounts, visitorHash } from './visit.ts';

const CODE = /^[a-z0-9]{4,32}$/i;
const MISSING = 'This link does not lead anywhere. It may have been paused.';

/**
 * `GET /r/:code`. Mounted before every other middleware: a session, a body parser or a logger would each cost a tenth.
 * A known link needs no database at all.
 */
export function redirect(ctx: Context, known: KnownLinks, buffer: ClickBuffer): RequestHandler {
  const visitorKey = (day: string) => ctx.keyring.derive(`visitor/${day}`) ?? Buffer.alloc(0);
  let key = { day: '', bytes: Buffer.alloc(0) };

  function answer(request: Request, response: Response, link: KnownLink | undefined): void {
    if (link?.state !== 'active') {
      sendProblem(response, 404, 'link_not_found', MISSING);
      return;
    }
    const at = ctx.clock.now();
    const nonce = newNonce();
    const kclid = signClickId(ctx.keyring, { linkId: link.id, creatorId: link.creatorId, at, nonce });
    response.writeHead(302, {
      Location: withClickId(link.destination, kclid),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer-when-downgrade',
    });
    response.end();
    if (key.day !== utcDay(at)) key = { day: utcDay(at), bytes: Buffer.from(visitorKey(utcDay(at))) };
    const visit: Visit = { method: request.method, headers: request.headers, address: request.ip ?? '' };
    buffer.add({
      _id: nonce,
      linkId: link.id,
      creatorId: link.creatorId,
      at,
      country: countryOf(ctx, request),
      device: deviceClass(request.headers['user-agent']),
      referrerHost: referrerHost(request.headers.referer),
      subIds: link.subIds,
      visitorHash: visitorHash(key.bytes, visit, at),
      counts: visitCounts(visit),
    });
  }

  return (request, response, next) => {
    const code = String(request.params.code);
    if (!CODE.test(code)) return answer(request, response, undefined);
    const link = known.find(code);
    if (!(link instanceof Promise)) return answer(request, response, link);
    link.then((found) => answer(request, response, found)).catch(next);
  };
}

/** Adds `kclid` behind whatever query is there; the destination was parsed and is a valid URL already. */
export function withClickId(destination: string, kclid: string): string {
  const [address = '', fragment] = destination.split('#', 2);
  return `${address}${address.includes('?') ? '&' : '?'}kclid=${kclid}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** Two letters from the header that the proxy in front sets, if one is configured. */
function countryOf(ctx: Context, request: Request): string | null {
  const value = ctx.config.countryHeader ? request.headers[ctx.config.countryHeader] : undefined;
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : null;
}
