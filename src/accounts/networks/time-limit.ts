import { once } from 'node:events';
import type * as http from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import type { WithOauthClient } from './network.ts';

const TIME_LIMIT_MS = 5_000;
const MAX_BYTES = 1_000_000;

type Refusal = { statusCode: number | undefined; data: string };
type Callback = (error: unknown, body?: string, response?: IncomingMessage) => void;

/**
 * passport's OAuth client waits for ever: for an answer that never comes, that drips, or that breaks off half-way. Its calls are
 * made here instead, each at most 5 s and 1 MB long from beginning to end.
 */
export function limitTime<T>(strategy: T): T {
  const client = (strategy as unknown as WithOauthClient)._oauth2;
  client._executeRequest = (library, options, body, callback) => {
    ask(library, options, body).then(
      ({ response, text }) => {
        const { statusCode } = response;
        const good = statusCode !== undefined && statusCode >= 200 && statusCode <= 299;
        if (good) callback(null, text, response);
        else callback({ statusCode, data: text } satisfies Refusal);
      },
      (error) => callback(error),
    );
  };
  return strategy;
}

async function ask(library: typeof http, options: RequestOptions, body: string | null) {
  const request = library.request({ ...options, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
  // Once the answer has begun, what goes wrong is told by the answer; here it must only not end the process.
  request.on('error', () => undefined);
  request.end(options.method === 'POST' && body ? body : undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  response.setEncoding('utf8');
  for await (const part of response) {
    text += part;
    if (text.length > MAX_BYTES) throw new Error('the network answered without end');
  }
  return { response, text };
}

export type ExecuteRequest = (
  library: typeof http,
  options: RequestOptions,
  body: string | null,
  callback: Callback,
) => void;
