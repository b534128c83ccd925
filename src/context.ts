import type { ClientSession, Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Stripe } from 'stripe';
import type { Config } from './config.ts';
import type { Clock } from './kit/clock.ts';
import type { Ids } from './kit/ids.ts';
import type { Keyring } from './kit/keyring.ts';
import type { Postman } from './kit/postman.ts';
import type { Metrics } from './metrics.ts';

export type ManagerRole = 'reviewer' | 'finance' | 'admin';
/** Owners decide everything of a brand, editors its products and campaigns, viewers only look. */
export type BrandRole = 'owner' | 'editor' | 'viewer';
export type AgencyRole = 'owner' | 'member';

export interface UserActor {
  kind: 'user';
  userId: string;
  creatorId?: string;
  creatorActive: boolean;
  managerRole?: ManagerRole;
  brandRoles?: { brandId: string; role: BrandRole }[];
  agencyRoles?: { agencyId: string; role: AgencyRole }[];
}

/** Who acts: a person with what they may do, a program with a key, a shop, a job, or nobody yet. */
export type Actor =
  | { kind: 'anonymous' }
  | UserActor
  /** An API key acts for one brand or one creator, within its scopes. */
  | { kind: 'key'; keyId: string; scopes: string[]; brandId?: string; creatorId?: string }
  | { kind: 'shop'; shopId: string; brandId: string }
  | { kind: 'system'; job: string };

export interface SandboxAddresses {
  url: string;
}

export interface BrowserSession {
  sessionId: string;
  signedInAt: Date;
  /** Ends it on the server and takes the cookie back. */
  end(): Promise<void>;
  /** Gives it a new id: after something that raises what it is worth. */
  renew(): Promise<void>;
}

/** Everything a verb may use. Built once in `main.ts`; each request adds its actor and id; transactions add a session. */
export interface Context {
  config: Config;
  mongo: Connection;
  stripe: Stripe;
  /** The first wait after Stripe refused for haste, where it is not the usual one. */
  stripeBackOffMs?: number;
  /** Address of the sandbox where it runs; undefined in production. */
  sandbox?: SandboxAddresses | undefined;
  /** One, or several with commas between them. */
  stripeWebhookSecret: string;
  /** Identities (`network:subject`) that become managers at their first sign-in. */
  founders: Record<string, ManagerRole>;
  clock: Clock;
  ids: Ids;
  keyring: Keyring;
  /** Key of the buyers' pseudonyms; another one would make known buyers strangers. */
  pseudonymKey: Buffer;
  /** Sends mails; verbs write to the outbox (`notifications`) instead of calling it. */
  mail: Postman;
  logger: Logger;
  metrics: Metrics;
  actor: Actor;
  /** The browser session that a request came with. */
  browser?: BrowserSession | undefined;
  requestId: string;
  /** Keyed hash of the address that a request came from, for limits; absent where there is no request. */
  callerHash?: string;
  session?: ClientSession | undefined;
  /** Told of each labelled step of a payout as it is reached; the fault tests end the process there. */
  onStep?: ((label: string) => void) | undefined;
}

export const asSystem = (ctx: Context, job: string): Context => ({
  ...ctx,
  actor: { kind: 'system', job },
  browser: undefined,
  requestId: ctx.ids.next('job'),
});
