import fc from 'fast-check';
import type { Stripe } from 'stripe';
import { describe, expect, test } from 'vitest';
import { exclusionOf, minimumIn, minimumOf } from '../../src/payouts/eligibility.ts';
import { payeeStateOf, sayDisabled, sayRequirement } from '../../src/payouts/payee-state.ts';
import { nextPayoutDay } from '../../src/payouts/payout-figures.ts';

describe('the minimum', () => {
  test.for([
    ['EUR', 2_500, 2_500],
    ['JPY', 2_500, 25],
    ['JPY', 5_700, 57],
    ['JPY', 5_701, 58],
    ['KWD', 2_500, 25_000],
    ['EUR', 1, 1],
  ] as const)('in %s, set to %i hundredths, is %i', ([currency, setting, minimum]) => {
    expect(minimumIn(currency, setting)).toBe(minimum);
  });

  test('is the smallest whole amount that is worth the setting, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (setting) => {
        const yen = minimumIn('JPY', setting);
        expect(yen * 100).toBeGreaterThanOrEqual(setting);
        expect((yen - 1) * 100).toBeLessThan(setting);
        expect(minimumIn('KWD', setting)).toBe(setting * 10);
      }),
    );
  });
});

const rules = { minimumMinor: 2_500, minimumByCurrency: {}, minimumByCountry: {}, requireTaxProfile: true };
const facts = { held: false, suspended: false, taxProfile: true };

describe('who is left out', () => {
  const payee = {
    _id: 'p',
    stripeAccountId: 'acct',
    country: 'PT',
    state: 'enabled' as const,
    requirements: [],
    checkedAt: new Date(),
  };
  const balance = (amountMinor: number) => ({ currency: 'EUR', amountMinor });
  test.for([
    [undefined, 9_999, 'no_account'],
    [{ ...payee, state: 'onboarding' as const }, 9_999, 'account_not_ready'],
    [{ ...payee, state: 'restricted' as const }, 9_999, 'account_not_ready'],
    [payee, 2_499, 'below_minimum'],
    [payee, -5, 'below_minimum'],
    [payee, 0, 'below_minimum'],
    [payee, 2_500, undefined],
    [{ ...payee, state: 'disconnected' as const }, 9_999, 'account_disconnected'],
  ] as const)('%#', ([who, amountMinor, reason]) => {
    expect(exclusionOf({ ...facts, payee: who as never }, balance(amountMinor), rules)).toBe(reason);
  });

  test('held, suspended and without tax details nobody is paid; the last can be a setting', () => {
    const of = (change: object, own = rules) => exclusionOf({ ...facts, payee, ...change }, balance(9_999), own);
    expect(of({ held: true })).toBe('held');
    expect(of({ suspended: true })).toBe('suspended');
    expect(of({ taxProfile: false })).toBe('tax_profile_missing');
    expect(of({ taxProfile: false }, { ...rules, requireTaxProfile: false })).toBeUndefined();
  });

  test('F13: nothing is reserved in a currency that Stripe does not send', () => {
    expect(exclusionOf({ ...facts, payee }, { currency: 'IRR', amountMinor: 10_000_000 }, rules)).toBe(
      'currency_not_supported',
    );
  });

  test('F14: the minimum follows the currency and the payee’s country, whichever asks for more', () => {
    const own = { ...rules, minimumByCurrency: { PLN: 10_000 }, minimumByCountry: { TR: 5_000, PT: 100 } };
    expect(minimumOf({ currency: 'EUR', country: 'PT' }, own)).toBe(2_500);
    expect(minimumOf({ currency: 'EUR', country: 'TR' }, own)).toBe(5_000);
    expect(minimumOf({ currency: 'PLN', country: 'TR' }, own)).toBe(10_000);
    expect(minimumOf({ currency: 'JPY', country: 'TR' }, own)).toBe(50);
    expect(exclusionOf({ ...facts, payee: { ...payee, country: 'TR' } }, balance(4_999), own)).toBe('below_minimum');
  });
});

describe('an account at Stripe', () => {
  const account = (overrides: object = {}): Stripe.Account =>
    ({
      capabilities: { transfers: 'active' },
      payouts_enabled: true,
      details_submitted: true,
      requirements: { disabled_reason: null, currently_due: [], past_due: [] },
      ...overrides,
    }) as never;

  test('can be paid only when all of it is in order', () => {
    expect(payeeStateOf(account()).state).toBe('enabled');
    for (const flaw of [
      { capabilities: { transfers: 'inactive' } },
      { capabilities: { transfers: 'pending' } },
      { capabilities: {} },
      { payouts_enabled: false },
      { requirements: { disabled_reason: 'rejected.fraud', currently_due: [], past_due: [] } },
    ])
      expect(payeeStateOf(account(flaw)).state).toBe('restricted');
    expect(payeeStateOf(account({ details_submitted: false, payouts_enabled: false })).state).toBe('onboarding');
  });

  test('says once what it lacks, the overdue first, and each in words', () => {
    const { requirements } = payeeStateOf(
      account({
        requirements: {
          disabled_reason: null,
          past_due: ['external_account'],
          currently_due: ['individual.dob.day', 'external_account'],
        },
      }),
    );
    expect(requirements).toEqual(['external_account', 'individual.dob.day']);
    for (const code of [...requirements, 'something.new', '']) expect(sayRequirement(code)).toMatch(/^[A-Z].*\.$/);
    expect(sayRequirement('external_account')).toContain('bank account');
  });

  test.for([
    ['rejected.fraud', 'rejected'],
    ['requirements.pending_verification', 'checking'],
    ['under_review', 'review'],
    ['listed', 'review'],
    ['platform_paused', 'paused'],
    ['requirements.past_due', undefined],
    [null, undefined],
  ] as const)('disabled for %s is said by the code %s, unless what is outstanding says it all', ([reason, code]) => {
    expect(sayDisabled(reason)?.code).toBe(code);
    if (code) expect(sayDisabled(reason)?.sentence).toMatch(/^[A-Z].*\.$/);
  });
});

test.for([
  ['2026-03-01T00:00:00Z', '2026-03-10'],
  ['2026-03-10T23:59:59Z', '2026-03-10'],
  ['2026-03-11T00:00:00Z', '2026-04-10'],
  ['2026-12-31T12:00:00Z', '2027-01-10'],
] as const)('on %s the next payout day is %s', ([now, day]) => {
  expect(nextPayoutDay(new Date(now), 10).toISOString().slice(0, 10)).toBe(day);
});
