import { type LookupAddress, lookup } from 'node:dns';
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopback, isPublicAddress } from './public-address.ts';

/** Why an address was not answered in a way that can be used. */
export type FetchProblemCode =
  | 'not_https'
  | 'address_with_password'
  | 'address_with_port'
  | 'not_public'
  | 'silent'
  | 'redirects'
  | 'answered_status'
  | 'answer_too_large'
  | 'cut_short'
  | 'unknown_host'
  | 'nobody_answers'
  | 'not_reached';

/** The address was not answered in a way that can be used; says why as a code with figures, and in a sentence. */
export class FetchProblem extends Error {
  readonly code: FetchProblemCode;
  readonly figures: Record<string, string>;

  constructor(code: FetchProblemCode, message: string, figures: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.figures = figures;
  }
}

const IDLE_MS = 30_000;

/**
 * An address that somebody outside gave and that Kolect may ask: https on the usual port of a public host. Outside production
 * http and loopback too, for the sandbox.
 * @returns the address, or what is wrong with it
 */
export function parsePublicAddress(text: string, { production }: { production: boolean }): URL | FetchProblem {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || (production && url.protocol !== 'https:'))
    return new FetchProblem('not_https', 'The address does not start with https://.');
  if (url.username || url.password)
    return new FetchProblem('address_with_password', 'The address holds a user name or password.');
  if (production && url.port !== '') return new FetchProblem('address_with_port', 'The address names a port.');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  // Names in full only: `localhost` and a company's own short names are no public hosts.
  const isPublic = isIP(host)
    ? isPublicAddress(host)
    : host.includes('.') && !/\.(localhost|local|internal)$/.test(host);
  const isOwn = !production && (isLoopback(host) || host === 'localhost');
  return isPublic || isOwn ? url : notPublic();
}

const notPublic = () => new FetchProblem('not_public', 'The address is not on the public internet.');

/** Resolves a name and refuses it when any of its addresses is not public: what was checked is what is connected to. */
const guardedLookup =
  (production: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = found as unknown as LookupAddress[];
      const isFine = ({ address }: LookupAddress) => isPublicAddress(address) || (!production && isLoopback(address));
      if (addresses.length === 0 || !addresses.every(isFine)) return callback(notPublic(), '', 0);
      const [first] = addresses;
      return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family ?? 4);
    });
  };

export interface FetchOptions {
  production: boolean;
  maxBytes: number;
  /** For all of it, from the first byte asked to the last one read. */
  withinMs: number;
}

/**
 * Reads what an outsider's address answers: no private networks, no redirects, bounded in size and time. Throws a FetchProblem,
 * at the call or while reading; an answer that was cut short is one.
 */
export async function fetchPublic(text: string, options: FetchOptions): Promise<AsyncGenerator<Uint8Array>> {
  const { production, maxBytes, withinMs } = options;
  const url = parsePublicAddress(text, { production });
  if (url instanceof FetchProblem) throw url;
  const asking = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    lookup: guardedLookup(production),
    signal: AbortSignal.timeout(withinMs),
    timeout: IDLE_MS,
    agent: false,
    headers: { 'user-agent': 'Kolect', accept: '*/*' },
  });
  asking.on('timeout', () => asking.destroy(new FetchProblem('silent', 'The address went silent.')));
  asking.end();
  const response = await answerOf(asking);
  return bounded(asking, response, maxBytes);
}

async function answerOf(asking: ClientRequest): Promise<IncomingMessage> {
  try {
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    const { statusCode = 0 } = response;
    if (statusCode === 200) return response;
    asking.destroy();
    if (statusCode >= 300 && statusCode < 400)
      throw new FetchProblem('redirects', 'The address redirects. Give the one that it leads to.');
    throw new FetchProblem('answered_status', `The address answered ${statusCode}.`, { status: `${statusCode}` });
  } catch (error) {
    throw asProblem(error);
  }
}

async function* bounded(
  asking: ClientRequest,
  response: IncomingMessage,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield part;
    }
  } catch (error) {
    throw asProblem(error);
  } finally {
    asking.destroy();
  }
}

function tooLarge(maxBytes: number): FetchProblem {
  const megabytes = `${Math.floor(maxBytes / 1_000_000)}`;
  return new FetchProblem('answer_too_large', `The answer is over ${megabytes} MB.`, { megabytes });
}

function asProblem(error: unknown): FetchProblem {
  if (error instanceof FetchProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ABORT_ERR' || code === 'ECONNRESET')
    return new FetchProblem('cut_short', 'The answer was cut short or took too long.');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new FetchProblem('unknown_host', 'The host of the address is not known.');
  if (code === 'ECONNREFUSED') return new FetchProblem('nobody_answers', 'Nobody answers at the address.');
  return new FetchProblem('not_reached', `The address could not be read${code ? ` (${code})` : ''}.`);
}
