import { createHash } from 'node:crypto';
import { z } from 'zod';
import { decimalToMinor } from '../../kit/decimal.ts';
import { invalid } from '../../kit/errors.ts';

/** Id of a shop system's record: digits, as a number or as text. */
export const RecordId = z.union([z.int().min(0), z.string().regex(/^\d{1,30}$/)]).transform(String);

/** Country of a buyer whom the shop knows no address of. Source: Unicode CLDR, unknown region. */
export const UNKNOWN_COUNTRY = 'ZZ';

/** A shop's decimal amount in minor units; refuses what is finer than the currency, since rounding would be guessing. */
export function minorOf(text: string, currency: string, path: string): number {
  const amountMinor = decimalToMinor(text, currency);
  if (amountMinor !== undefined) return amountMinor;
  throw invalid('amount_unreadable', `${path}: ${text.slice(0, 40)} is not an amount in ${currency.slice(0, 10)}.`, [
    { path, message: `is not an amount in ${currency.slice(0, 10)}` },
  ]);
}

export const hashAddress = (email: string | null | undefined): { customerHash?: string } =>
  email?.trim() ? { customerHash: createHash('sha256').update(email.trim().toLowerCase()).digest('hex') } : {};

/** Codes as our events take them: at most ten, none empty or over-long. */
export const codesOf = (codes: { code: string }[]): string[] =>
  codes
    .map(({ code }) => code.trim())
    .filter((code) => code.length > 0 && code.length <= 40)
    .slice(0, 10);

export const CLICK_PARAMETER = 'kclid';

/** The click id on a page address, whole or only its path and query. */
export function clickIdOfAddress(address: string | null | undefined): string | undefined {
  const base = 'https://shop.invalid';
  if (!address || !URL.canParse(address, base)) return undefined;
  return new URL(address, base).searchParams.get(CLICK_PARAMETER) ?? undefined;
}

/** A click id that a shop hands over, left out when it is none: an order is not refused for it. */
export const clickIdField = (clickId: string | undefined): { clickId?: string } =>
  clickId && clickId.length <= 1_000 ? { clickId } : {};
