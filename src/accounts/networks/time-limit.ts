import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WithOauthClient } from './network.ts';

const TIME_LIMIT_MS = 5_000;

const tooSlow = () => new Error(`the network did not answer within ${TIME_LIMIT_MS / 1_000} s`);

const limit = <T extends Duplex | null | undefined>(socket: T): T => {
  const connection = socket as unknown as Socket | undefined;
  connection?.setTimeout(TIME_LIMIT_MS, () => connection.destroy(tooSlow()));
  return socket;
};

class PatientHttpAgent extends HttpAgent {
  override createConnection(...input: Parameters<HttpAgent['createConnection']>) {
    return limit(super.createConnection(...input));
  }
}

class PatientHttpsAgent extends HttpsAgent {
  override createConnection(...input: Parameters<HttpsAgent['createConnection']>) {
    return limit(super.createConnection(...input));
  }
}

/** passport-oauth2 waits for ever for a token: its connections are cut when nothing came for 5 s. */
export function limitTime<T>(strategy: T, tokenUrl: string): T {
  const agent = tokenUrl.startsWith('http:') ? new PatientHttpAgent() : new PatientHttpsAgent();
  (strategy as unknown as WithOauthClient)._oauth2.setAgent(agent);
  return strategy;
}
