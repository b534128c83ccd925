import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { DAY_MS, utcDay } from '../kit/clock.ts';
import type { Keyring } from '../kit/keyring.ts';
import type { KnownLink } from './known-links.ts';
import type { ClickRecord } from './model.ts';
import { adClickIn, networkOf } from './visit-facts.ts';

/** What a redirect knows of its visitor. */
export interface Visit {
  method: string;
  headers: IncomingHttpHeaders;
  address: string;
  /** Path and query as they were asked for. */
  url?: string;
}

export interface LinkVisit extends Visit {
  link: KnownLink;
  nonce: string;
  /** Programme time. */
  at: Date;
}

/** Makes click rows of visits: judges who visited and leaves out what names a person. */
export function createClickMaker({ keyring, config }: Context): (visit: LinkVisit) => ClickRecord {
  const visitorKey = dailyVisitorKey(keyring);
  const networkHash = createNetworkHash();
  return (visit) => {
    const { link, nonce, at, headers } = visit;
    return {
      _id: nonce,
      linkId: link.id,
      creatorId: link.creatorId,
      at,
      country: countryOf(headers, config.countryHeader),
      device: deviceClass(headers['user-agent']),
      referrerHost: referrerHost(headers.referer),
      subIds: link.subIds,
      visitorHash: visitorHash(visitorKey(at), visit),
      networkHash: networkHash(visitorKey(at), visit.address),
      adClick: adClickIn(visit.url, headers.referer),
      counts: visitCounts(visit),
    };
  };
}

/** The day of a visit and that day's key. */
interface VisitorDay {
  day: string;
  key: string;
}

function dailyVisitorKey(keyring: Keyring): (at: Date) => VisitorDay {
  let number: number | undefined;
  let known: VisitorDay | undefined;
  return (at) => {
    const today = Math.floor(at.getTime() / DAY_MS);
    if (known === undefined || number !== today) {
      const day = utcDay(at);
      const bytes = keyring.derive(`visitor/${day}`);
      if (!bytes) throw new Error('no active key');
      known = { day, key: bytes.toString('base64url') };
      number = today;
    }
    return known;
  };
}

/** Visitors of one network come in a row, so what was hashed lately is kept. */
function createNetworkHash(): (today: VisitorDay, address: string) => string {
  const known = new LRUCache<string, string>({ max: 10_000 });
  return ({ day, key }, address) => {
    const network = `${day}|${networkOf(address)}`;
    const hashed = known.get(network) ?? hash('sha256', `${key}|network|${network}`, 'base64url').slice(0, 11);
    known.set(network, hashed);
    return hashed;
  };
}

/** Two letters from the header that the proxy in front sets, if one is configured. */
function countryOf(headers: IncomingHttpHeaders, name: string | undefined): string | null {
  const value = name ? headers[name] : undefined;
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : null;
}

/** Whether a visit counts: HEAD, prefetches, link previews and known crawlers get the redirect and do not. */
export function visitCounts({ method, headers }: Visit): boolean {
  if (method !== 'GET') return false;
  const purpose = `${headers.purpose ?? ''} ${headers['sec-purpose'] ?? ''} ${headers['x-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`;
  if (/prefetch|prerender|preview/i.test(purpose)) return false;
  const agent = headers['user-agent'];
  return Boolean(agent) && !judge(agent ?? '').isBot;
}

export const deviceClass = (agent: string | undefined): ClickRecord['device'] =>
  agent ? judge(agent).device : 'other';

interface Judgement {
  isBot: boolean;
  device: ClickRecord['device'];
}

/** Most visitors have one of few browsers, and telling crawlers apart is a long search. */
const judged = new LRUCache<string, Judgement>({ max: 1_000 });

function judge(agent: string): Judgement {
  const known = judged.get(agent) ?? { isBot: isbot(agent), device: deviceOf(agent) };
  judged.set(agent, known);
  return known;
}

function deviceOf(agent: string): ClickRecord['device'] {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (/Mobi|iPhone|iPod/i.test(agent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/i.test(agent) ? 'desktop' : 'other';
}

export function referrerHost(referrer: string | undefined): string | null {
  return referrer && URL.canParse(referrer) ? new URL(referrer).host.slice(0, 253) : null;
}

/**
 * Keyed hash of a visitor that changes each day: tells visitors of one day apart and names nobody. The key stands in front of the text,
 * which is as good as an HMAC for a hash that is cut and never checked, at a quarter of its time.
 */
export function visitorHash({ day, key }: VisitorDay, visit: Visit): string {
  const text = `${key}|${day}|${visit.address}|${visit.headers['user-agent'] ?? ''}`;
  return hash('sha256', text, 'base64url').slice(0, 22);
}
