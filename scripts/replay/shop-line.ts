import { Agent, request } from 'node:http';

const TIME_LIMIT_MS = 30_000;

export interface Answer {
  /** 0 when there was none. */
  status: number;
  text: string;
}

/** A shop's kept-open connections to Kolect: plain HTTP without the cost of `fetch`, which at this rate is half of the sending. */
export interface ShopLine {
  post(path: string, headers: Record<string, string>, body: string): Promise<Answer>;
  close(): void;
}

export function openShopLine(url: string, connections: number): ShopLine {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return {
    post(path, headers, body) {
      return new Promise((answer) => {
        const lost = (error: Error) => answer({ status: 0, text: error.message });
        const options = { agent, hostname, port, path, method: 'POST', headers, timeout: TIME_LIMIT_MS };
        const call = request(options, (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => answer({ status: response.statusCode ?? 0, text }));
          response.on('error', lost);
        });
        call.on('error', lost);
        call.on('timeout', () => call.destroy(new Error(`no answer within ${TIME_LIMIT_MS / 1_000} s`)));
        call.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}
