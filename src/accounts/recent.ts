import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';

const RECENT_MS = 15 * 60_000;

/** Whether somebody signed in a short while ago: what could take an account away asks for that. */
export const isRecent = (startedAtMs: number): boolean => Date.now() - startedAtMs < RECENT_MS;

/** Refuses whoever signed in longer than fifteen minutes ago, and whoever is no browser. */
export function requireRecentSignIn(ctx: Context): void {
  if (!ctx.browser || !isRecent(ctx.browser.signedInAt.getTime()))
    throw conflict('sign_in_again', 'Sign in again to change this: your sign-in is more than 15 minutes old.');
}
