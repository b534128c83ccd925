import type { Db } from 'mongodb';
import { systemClock } from '../../../src/kit/clock.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';

const OPENING_BALANCE_MINOR = { eur: 9_000_000_000 };

/** Stripe's sandbox without a limit and with more money than anybody asks for; nobody hears its webhooks. */
export const openSandbox = (db: Db) =>
  startSandbox({
    port: 0,
    publicUrl: 'http://127.0.0.1',
    kolectUrl: 'http://127.0.0.1:9',
    db,
    clock: { now: () => systemClock.now(), advance: async () => undefined },
    stripe: { requestsPerSecond: null, webhookRetriesMs: [], openingBalanceMinor: OPENING_BALANCE_MINOR },
  });
