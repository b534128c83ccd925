import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { onboardedAccount } from './accounts.ts';

let box: TestSandbox;
beforeAll(async () => {
  box = await startTestSandbox({ stripe: { openingBalanceMinor: { eur: 5000 }, requestsPerSecond: 25 } });
});

test('more than 25 requests a second to one endpoint get a 429 that is not stored', async () => {
  const stripe = box.stripe();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) =>
      stripe.topups.create({ amount: 1, currency: 'usd' }, { idempotencyKey: `t${index}` }),
    ),
  );
  const refused = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [{ index, reason: outcome.reason }] : [],
  );
  expect(refused.length).toBeGreaterThanOrEqual(15 - 1);
  expect(refused[0]?.reason).toMatchObject({ type: 'StripeRateLimitError', code: 'rate_limit', statusCode: 429 });
  const retry = () => stripe.topups.create({ amount: 1, currency: 'usd' }, { idempotencyKey: `t${refused[0]?.index}` });
  await expect
    .poll(
      () =>
        retry().then(
          ({ amount }) => amount,
          () => 0,
        ),
      { timeout: 3000 },
    )
    .toBe(1);
});

test('however transfers, reversals and top-ups run at once, no money appears or disappears', async () => {
  const unlimited = await startTestSandbox({ stripe: { openingBalanceMinor: { eur: 5000 } } });
  const stripe = unlimited.stripe();
  const accounts = [await onboardedAccount(unlimited), await onboardedAccount(unlimited)];
  const total = async () => {
    const owners = [{}, ...accounts.map((stripeAccount) => ({ stripeAccount }))];
    const balances = await Promise.all(owners.map((options) => stripe.balance.retrieve({}, options)));
    const amounts = balances.map(({ available }) => available.find(({ currency }) => currency === 'eur')?.amount ?? 0);
    expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0);
    return amounts.reduce((sum, amount) => sum + amount, 0);
  };
  const step = fc.record({
    kind: fc.constantFrom('transfer', 'reversal', 'topup'),
    amount: fc.integer({ min: 1, max: 3000 }),
    to: fc.nat(1),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      const before = await total();
      const known = (await stripe.transfers.list({ limit: 5 })).data;
      const topups: number[] = [];
      await Promise.allSettled(
        steps.map(async ({ kind, amount, to }) => {
          const currency = 'eur';
          if (kind === 'transfer') await stripe.transfers.create({ amount, currency, destination: accounts[to] ?? '' });
          else if (kind === 'topup') topups.push((await stripe.topups.create({ amount, currency })).amount);
          else await stripe.transfers.createReversal(known[amount % 5]?.id ?? 'tr_none', { amount });
        }),
      );
      const toppedUp = topups.reduce((sum, amount) => sum + amount, 0);
      expect(await total()).toBe(before + toppedUp);
    }),
    { numRuns: 15 },
  );
});

test('two sandboxes on one database make one transfer for one key, and never overdraw', async () => {
  const settings = { stripe: { openingBalanceMinor: { eur: 5000 } } };
  const boxes = [await startTestSandbox(settings), await startTestSandbox(settings)];
  const [one, two] = boxes.map((each) => each.stripe());
  const destination = await onboardedAccount(boxes[0] as TestSandbox);
  await one?.topups.create({ amount: 500, currency: 'gbp' });
  const params = { amount: 300, currency: 'gbp', destination };
  const same = await Promise.all(
    [one, two].map((stripe) => stripe?.transfers.create(params, { idempotencyKey: 'shared' })),
  );
  expect(same[0]?.id).toBe(same[1]?.id);
  const rest = await Promise.allSettled(
    [one, two].map((stripe) => stripe?.transfers.create({ ...params, amount: 150 })),
  );
  expect(rest.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
