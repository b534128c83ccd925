import type { z } from 'zod';
import type { SandboxContext } from '../context.ts';
import { randomText } from '../random.ts';
import type { StripeStore } from './store.ts';
import type { Unit } from './unit.ts';

/** What a route's work gets beside its parameters. */
export interface StripeCall {
  context: SandboxContext;
  store: StripeStore;
  /** Ids in the path. */
  path: Record<string, string>;
  /** The connected account of the `Stripe-Account` header, or null for the platform. */
  account: string | null;
}

/** One endpoint of the Stripe sandbox, declared as data. */
export interface StripeRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  params: z.ZodType;
  /** Serves calls with a `Stripe-Account` header too. */
  connected: boolean;
  read?: (call: StripeCall, params: never) => Promise<object>;
  write?: (call: StripeCall, params: never, unit: Unit) => Promise<object>;
}

interface RouteOptions {
  connected?: boolean;
}

export function readRoute<T>(
  path: string,
  params: z.ZodType<T>,
  read: (call: StripeCall, params: T) => Promise<object>,
  { connected = false }: RouteOptions = {},
): StripeRoute {
  return { method: 'GET', path, params, connected, read };
}

export function writeRoute<T>(
  path: string,
  params: z.ZodType<T>,
  write: (call: StripeCall, params: T, unit: Unit) => Promise<object>,
  { connected = false, method = 'POST' }: RouteOptions & { method?: 'POST' | 'DELETE' } = {},
): StripeRoute {
  return { method, path, params, connected, write };
}

/** An id in Stripe's form: prefix and 24 letters and digits. */
export function newId({ randomBytes }: SandboxContext, prefix: string): string {
  return `${prefix}_${randomText(randomBytes, 24)}`;
}
