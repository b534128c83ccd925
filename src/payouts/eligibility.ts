import { currencyExponent } from '../kit/money.ts';
import type { Settings } from '../settings/index.ts';
import type { PayeeFacts } from './payees/payee-facts.ts';
import type { ExclusionReason } from './schemas.ts';
import { isSupported } from './stripe-currencies.ts';

/** The smallest amount worth a transfer, in the currency's minor units; the setting is in hundredths of a unit. */
export function minimumIn(currency: string, minimumHundredths: number): number {
  const digits = currencyExponent(currency) ?? 2;
  // Divided, not multiplied by a fraction: 5700 × 0.01 is more than 57.
  return digits < 2 ? Math.ceil(minimumHundredths / 10 ** (2 - digits)) : minimumHundredths * 10 ** (digits - 2);
}

export type PayoutRules = Pick<
  Settings['payouts'],
  'minimumMinor' | 'minimumByCurrency' | 'minimumByCountry' | 'requireTaxProfile'
>;

/** The least amount for a payee of a country in a currency: the currency's own minimum or the programme's, or the country's if that is more. */
export function minimumOf({ currency, country }: { currency: string; country?: string }, rules: PayoutRules): number {
  const general = rules.minimumByCurrency[currency] ?? minimumIn(currency, rules.minimumMinor);
  const inCountry = country === undefined ? undefined : rules.minimumByCountry[country];
  return inCountry === undefined ? general : Math.max(general, minimumIn(currency, inCountry));
}

/** Why a payee gets no payout of this balance, or undefined when she does. */
export function exclusionOf(
  { payee, held, suspended, taxProfile }: Omit<PayeeFacts, 'name'>,
  balance: { currency: string; amountMinor: number },
  rules: PayoutRules,
): ExclusionReason | undefined {
  if (!isSupported(balance.currency)) return 'currency_not_supported';
  if (suspended) return 'suspended';
  if (held) return 'held';
  if (!payee) return 'no_account';
  if (payee.state === 'disconnected') return 'account_disconnected';
  if (payee.state !== 'enabled') return 'account_not_ready';
  if (rules.requireTaxProfile && !taxProfile) return 'tax_profile_missing';
  if (balance.amountMinor < minimumOf({ currency: balance.currency, country: payee.country }, rules))
    return 'below_minimum';
  return undefined;
}

const SENTENCES: Record<ExclusionReason, string> = {
  no_account: 'No payout account has been set up yet.',
  account_not_ready: 'The payout account still lacks something that Stripe asks for.',
  currency_not_supported: 'Stripe does not send this currency.',
  account_disconnected: 'The payout account was closed or disconnected; it has to be set up again.',
  tax_profile_missing: 'The tax details are not filled in yet.',
  held: 'Payouts are held until a question is decided.',
  suspended: 'Payouts rest while the account is suspended.',
  below_minimum: 'The balance is below the minimum; it is carried forward.',
  brand_not_paid: 'The brand has not paid for this commission yet.',
};

export const sayExclusion = (reason: ExclusionReason): string => SENTENCES[reason];
