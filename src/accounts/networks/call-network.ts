import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';

const TIME_LIMIT_MS = 5_000;
const MAX_BYTES = 1_000_000;

/** The network is away, slow, or says that it cannot just now: the same call may work later. */
export class NetworkAway extends Error {}
/** The network refuses these tokens or this request: the same call will not work later either. */
export class NetworkRefused extends Error {}
/** The network answers something that is not what it documents. */
export class NetworkNonsense extends Error {}

interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  /** Sent as `Authorization: Bearer`. */
  bearer?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  form?: Record<string, string>;
}

/** Calls a network and reads its JSON; at most 5 s and 1 MB from beginning to end, and no redirect is followed. */
export async function callNetwork(
  address: string,
  { method = 'GET', bearer, headers, query, form }: Call = {},
): Promise<unknown> {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  const body = form ? new URLSearchParams(form).toString() : null;
  const options = {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'Kolect',
      ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...headers,
    },
  };
  const library = url.protocol === 'https:' ? https : http;
  const { status, text } = await ask(
    library.request(url, { ...options, signal: AbortSignal.timeout(TIME_LIMIT_MS) }),
    body,
  ).catch((error: unknown) => {
    // Not the address: some networks want tokens in it.
    throw new NetworkAway(`no answer from ${url.host}: ${error instanceof Error ? error.name : 'error'}`);
  });
  if (status >= 500 || status === 429 || status === 408) throw new NetworkAway(`${url.host} answered ${status}`);
  if (status < 200 || status > 299) throw new NetworkRefused(`${url.host} answered ${status}`);
  return parseKeepingIds(text, url.host);
}

export async function ask(
  request: http.ClientRequest,
  body: string | null,
): Promise<{ status: number; text: string; response: http.IncomingMessage }> {
  // Once the answer has begun, what goes wrong is told by the answer; here it must only not end the process.
  request.on('error', () => undefined);
  request.end(body ?? undefined);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let text = '';
  response.setEncoding('utf8');
  for await (const part of response) {
    text += part;
    if (text.length > MAX_BYTES) throw new Error('the network answered without end');
  }
  return { status: response.statusCode ?? 0, text, response };
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** Ids beyond 2^53 come as bare numbers, whose last digits a plain JSON.parse changes: those are kept as text. */
const keepIds: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(source ?? '') ? source : value;

export function parseKeepingIds(text: string, from: string): unknown {
  try {
    return JSON.parse(text, keepIds as (key: string, value: unknown) => unknown);
  } catch {
    throw new NetworkNonsense(`${from} answered what is no JSON`);
  }
}

/** Finds out what a network answered by a schema; what does not fit is nonsense. */
export function understand<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  answer: unknown,
  what: string,
): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new NetworkNonsense(`${what} is not what the network documents`);
  return parsed.data as T;
}
