import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';
import { utcDay } from '../kit/clock.ts';
import type { ClickRecord } from './model.ts';

/** What a redirect knows of its visitor. */
export interface Visit {
  method: string;
  headers: IncomingHttpHeaders;
  address: string;
}

/** Whether a visit counts: HEAD, prefetches, link previews and known crawlers get the redirect and do not. */
export function visitCounts({ method, headers }: Visit): boolean {
  if (method !== 'GET') return false;
  const purpose = `${headers.purpose ?? ''} ${headers['sec-purpose'] ?? ''} ${headers['x-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`;
  if (/prefetch|prerender|preview/i.test(purpose)) return false;
  const agent = headers['user-agent'];
  return agent !== undefined && !isbot(agent);
}

export function deviceClass(agent: string | undefined): ClickRecord['device'] {
  if (!agent) return 'other';
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (/Mobi|iPhone|iPod/i.test(agent)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/i.test(agent) ? 'desktop' : 'other';
}

export function referrerHost(referrer: string | undefined): string | null {
  return referrer && URL.canParse(referrer) ? new URL(referrer).host.slice(0, 253) : null;
}

/** Keyed hash of a visitor that changes each day: tells visitors of one day apart and names nobody. */
export function visitorHash(key: Buffer, visit: Visit, at: Date): string {
  const text = `${utcDay(at)}|${visit.address}|${visit.headers['user-agent'] ?? ''}`;
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
}
