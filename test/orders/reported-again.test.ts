import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CapBook } from '../../src/commissions/cap-book.ts';
import { policy, someRule, someTerms } from '../commissions/terms.ts';
import type { RawEvent } from './histories.ts';
import { PaperProgramme, type Terms } from './paper-programme.ts';
import { asDelivered, inOrder, storyOf } from './paper-stories.ts';
import { againHistory, HISTORIES, outcome, terms } from './paper-terms.ts';

describe('whatever is reported of an order, and however often it is placed', () => {
  test('order, attribution, commissions, balances and counters end the same: other clicks, codes, lines, days and currencies', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(storyOf(againHistory), (story) => {
        const [once, delivered] = [inOrder(story), asDelivered(story)];
        expect(outcome(delivered)).toEqual(outcome(once));
        expect(delivered.counted()).toEqual(once.counted());
      }),
      { numRuns: HISTORIES },
    );
  });

  test('what stands together is the same when commissions were approved in between', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(storyOf(againHistory), (story) => {
        expect(asDelivered(story, { approve: true }).standing()).toEqual(inOrder(story).standing());
      }),
      { numRuns: HISTORIES },
    );
  });
});

describe('an order that a case looks into', () => {
  const runs = { numRuns: Math.ceil(HISTORIES / 6) };
  const when = fc.nat({ max: 6 });

  test('lets no money out, whatever is reported of it, and all that it earned when the case lets go', () => {
    fc.assert(
      fc.property(storyOf(againHistory), when, fc.boolean(), (story, after, approvedBefore) => {
        let isHeld = false;
        const programme = asDelivered(story, {
          check: (now, index) => {
            if (index === after && approvedBefore) now.approveAll();
            if (index >= after && !isHeld) isHeld = now.hold('cas_1');
            if (!isHeld) return;
            now.approveAll();
            expect(now.payable().filter(([, amountMinor]) => amountMinor > 0)).toEqual([]);
          },
        });
        programme.release('cas_1');
        programme.approveAll();
        expect(programme.standing()).toEqual(inOrder(story).standing());
      }),
      runs,
    );
  });

  test('leaves nothing with whom a reviewer took it from, whatever is reported later', () => {
    fc.assert(
      fc.property(storyOf(againHistory), when, fc.constantFrom('ann', 'bob'), (story, after, creatorId) => {
        let isReversed = false;
        asDelivered(story, {
          approve: true,
          check: (now, index) => {
            if (index === after) isReversed = now.reverse(creatorId);
            const own = now.commissions.filter((record) => record.creatorId === creatorId);
            if (isReversed) expect(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0);
          },
        });
      }),
      runs,
    );
  });
});

describe('an order that a shop reports again in other words', () => {
  const plain = (): Terms => ({ ...(fc.sample(terms, 1)[0] as Terms), terms: someTerms() });
  const placed = (placedAtText: string, lines: object[]): RawEvent => ({
    type: 'order.placed',
    timestamp: placedAtText,
    data: { orderId: 'A-1', placedAt: placedAtText, currency: 'EUR', country: 'ES', lines },
  });
  const lineOf = (lineId: string, unitPriceMinor: number) => ({ lineId, sku: 'TOTE', quantity: 1, unitPriceMinor });
  const first = placed('2026-03-02T09:00:00.000Z', [lineOf('1', 10_000), lineOf('2', 4_000)]);
  const second = placed('2026-03-02T09:00:05.000Z', [lineOf('1', 10_000)]);

  test('ends in the same money whichever report comes first', () => {
    const rich = plain();
    const [inOrder, reversed, together] = [
      new PaperProgramme(rich),
      new PaperProgramme(rich),
      new PaperProgramme(rich),
    ];
    inOrder.receive([first]);
    inOrder.receive([second]);
    reversed.receive([second]);
    reversed.receive([first]);
    together.receive([second, first]);
    for (const programme of [inOrder, reversed, together])
      expect([...programme.balances].filter(([, amount]) => amount !== 0)).toEqual([
        ['brand:owed:brd_1', -1_400],
        ['creator:pending:ann', 1_400],
      ]);
  });

  test('with a line that is not there any more earns nothing on that line, approved before or not', () => {
    const late = placed('2026-03-02T08:00:00.000Z', [lineOf('1', 10_000)]);
    for (const approve of [false, true]) {
      const programme = new PaperProgramme(plain());
      programme.receive([first]);
      if (approve) programme.approveAll();
      programme.receive([late]);
      expect(programme.balance('creator:pending', 'ann') + programme.balance('creator:payable', 'ann')).toBe(1_000);
    }
  });

  test('with another price says so in the receipt', () => {
    const programme = new PaperProgramme(plain());
    programme.receive([first]);
    programme.receive([placed('2026-03-02T08:00:00.000Z', [lineOf('1', 12_000), lineOf('2', 4_000)])]);
    expect(programme.commissions.find(({ lineId }) => lineId === '1')).toMatchObject({
      earnedMinor: 1_200,
      amountMinor: 1_200,
      receipt: { baseMinor: 12_000 },
    });
  });

  test('in another currency ends in the one of the report made first', () => {
    const programme = new PaperProgramme(plain());
    programme.receive([first]);
    const inDollars = placed('2026-03-02T08:00:00.000Z', [lineOf('1', 10_000)]);
    inDollars.data.currency = 'USD';
    programme.receive([inDollars]);
    expect(programme.balance('creator:pending', 'ann')).toBe(0);
    expect(programme.balance('creator:pending', 'ann', 'USD')).toBe(1_000);
    expect(programme.order).toMatchObject({ currency: 'USD', commissionMinor: 1_000 });
  });

  test('with another creator’s click goes to the creator of the report made first, whichever came first', () => {
    const late = placed('2026-03-02T10:00:00.000Z', [lineOf('1', 10_000)]);
    late.data.clickId = 'bob';
    for (const approve of [false, true]) {
      const programme = new PaperProgramme(plain());
      programme.receive([late]);
      expect(programme.balance('creator:pending', 'bob')).toBe(1_000);
      if (approve) programme.approveAll();
      programme.receive([first]);
      expect(programme.order).toMatchObject({ creatorId: 'ann', attribution: { winner: { creatorId: 'ann' } } });
      expect(programme.balance('creator:pending', 'bob') + programme.balance('creator:payable', 'bob')).toBe(0);
      expect(programme.balance('creator:pending', 'ann')).toBe(1_400);
      const bobs = programme.commissions.filter(({ creatorId }) => creatorId === 'bob');
      expect(
        bobs.every(({ kind, state }) => (approve ? state === 'approved' : kind === 'sale' && state === 'reversed')),
      ).toBe(true);
      expect(bobs.at(-1)?.reversal).toMatchObject({ reason: 'tracking_error', by: 'order' });
    }
  });

  test('with another creator’s click gives back what it took of her month, once, an agency’s part or not', () => {
    const late = placed('2026-03-02T10:00:00.000Z', [lineOf('1', 10_000)]);
    late.data.clickId = 'bob';
    const caps = new CapBook();
    const capped = someTerms({
      policy: { ...policy, maxPerCreatorMonthMinor: 100_000 },
      agencyOf: () => ({ agencyId: 'agc', shareBps: 2_000 }),
      caps,
    });
    const programme = new PaperProgramme({ ...plain(), terms: capped });
    programme.receive([late]);
    expect(caps.usedOf('creator:bob:2026-03')).toBe(1_000);
    programme.receive([first]);
    expect([caps.usedOf('creator:bob:2026-03'), caps.usedOf('creator:ann:2026-03')]).toEqual([0, 1_400]);
  });

  test('so that a rate is missing for what was approved already, gets its money when the rate is there', () => {
    const dollars = someRule({
      scope: 'product',
      match: { skus: ['LAMP'] },
      pay: { kind: 'flat', amountMinor: 217, currency: 'USD' },
    });
    const programme = new PaperProgramme({ ...plain(), ratesComeLate: true, terms: someTerms({ rules: [dollars] }) });
    programme.receive([second]);
    programme.approveAll();
    expect(programme.balance('creator:payable', 'ann')).toBe(1_000);
    programme.receive([placed('2026-03-02T08:00:00.000Z', [{ ...lineOf('1', 10_000), sku: 'LAMP' }])]);
    expect(programme.balance('creator:payable', 'ann')).toBe(0);
    programme.publishRates();
    expect(programme.balance('creator:payable', 'ann')).toBe(200);
    const sale = programme.commissions.find(({ kind }) => kind === 'sale');
    expect(sale?.receipt.fx).toMatchObject({ missing: [], rates: { USD: '1.0837' } });
    const { revision } = programme.order ?? {};
    programme.publishRates();
    expect(programme.order?.revision).toBe(revision);
  });

  test('by the same buyer in the same words is no other report: what was decided stands', () => {
    const programme = new PaperProgramme(plain());
    programme.receive([first]);
    programme.receive([{ ...first, timestamp: '2026-03-02T08:59:00.000Z' }]);
    expect(programme.commissions.every(({ creatorId }) => creatorId === 'ann')).toBe(true);
    expect(programme.order?.revision).toBe(2);
    expect(programme.balance('creator:pending', 'ann')).toBe(1_400);
  });
});
