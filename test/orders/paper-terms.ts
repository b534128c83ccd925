import fc from 'fast-check';
import type { CommissionRecord } from '../../src/commissions/index.ts';
import type { Touch } from '../../src/orders/attribution.ts';
import { someRule, someTerms } from '../commissions/terms.ts';
import { history } from './histories.ts';
import type { PaperProgramme, Terms } from './paper-programme.ts';

export const placedAt = new Date(Date.UTC(2026, 2, 2, 9));
export const touch = (overrides: Partial<Touch> = {}): Touch => ({
  kind: 'click',
  creatorId: 'ann',
  sourceId: 'lnk_1',
  at: new Date(placedAt.getTime() - 3_600_000),
  creatorActive: true,
  ownPurchase: false,
  foreignBrand: false,
  ...overrides,
});

/** Without a claim, ann's click against bob's earlier one; else what the report of the placing carries. */
function touchesOf(clickId: string | undefined, codes: string[]): Touch[] {
  const at = new Date(placedAt.getTime() - 7_200_000);
  if (clickId === undefined && codes.length === 0) return [touch(), touch({ creatorId: 'bob', sourceId: 'lnk_2', at })];
  return [
    ...(clickId && clickId !== 'nobody' ? [touch({ creatorId: clickId, sourceId: `lnk_${clickId}`, at })] : []),
    ...codes.map((code) =>
      touch({ kind: 'code', creatorId: code.toLowerCase(), sourceId: `cod_${code}`, at: placedAt }),
    ),
  ];
}

const rules = fc
  .array(
    fc.record({
      scope: fc.constantFrom('product', 'category', 'brand', 'programme'),
      rateBps: fc.constantFrom(0, 1, 333, 1_000, 2_500, 10_000),
      sku: fc.constantFrom('LAMP', 'MUG'),
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map(({ scope, rateBps, sku }, index) =>
      someRule({
        id: `rul_${index}`,
        scope,
        match: scope === 'product' ? { skus: [sku] } : scope === 'category' ? { category: 'home' } : {},
        pay: { kind: 'rate', rateBps },
        createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
      }),
    ),
  );

const piecesInDollars = (amountMinor: number) =>
  someRule({
    id: 'flt',
    scope: 'product',
    match: { skus: ['TOTE'] },
    pay: { kind: 'flat', amountMinor, currency: 'USD' },
    createdAt: new Date(Date.UTC(2026, 1, 1)),
  });

/** With and without an agency, somebody who brought her in, a tier and a boost. */
const extras = fc.record({
  agencyBps: fc.constantFrom(undefined, 0, 333, 2_000, 10_000),
  referrer: fc.boolean(),
  tierBps: fc.constantFrom(0, 100, 500),
  boostBps: fc.constantFrom(0, 250, 10_000),
  /** An amount for each piece in another currency than the order's. */
  flatMinor: fc.constantFrom(undefined, undefined, 250),
  ratesComeLate: fc.boolean(),
});

export const terms = fc.tuple(rules, extras).map(
  ([list, { agencyBps, referrer, tierBps, boostBps, flatMinor, ratesComeLate }]): Terms => ({
    ratesComeLate,
    touches: ({ data }) => touchesOf(data.clickId, data.codes),
    attributionPolicy: { windowDays: 30, codesWin: true, version: 1 },
    terms: someTerms({
      rules: [
        ...list,
        ...(boostBps ? [someRule({ id: 'bst', scope: 'boost', pay: { kind: 'boost', boostBps } })] : []),
        ...(flatMinor === undefined ? [] : [piecesInDollars(flatMinor)]),
      ],
      tierOf: () => ({ tier: 'gold', bonusBps: tierBps }),
      agencyOf: () => (agencyBps === undefined ? undefined : { agencyId: 'agc', shareBps: agencyBps }),
      referrerOf: () => (referrer ? { creatorId: 'rea' } : undefined),
    }),
  }),
);

/** A property; more of them by `HISTORIES=10000`. */
export const HISTORIES = Number(process.env.HISTORIES ?? 600);
export const anyHistory = history({ orderId: 'A-1' });
/** Reported again by another click, a code, both, none that counts, or in another currency. */
export const againHistory = history({
  orderId: 'A-1',
  again: [
    {},
    { clickId: 'bob' },
    { clickId: 'cleo' },
    { codes: ['BOB'] },
    { clickId: 'cleo', codes: ['ANN'] },
    { clickId: 'nobody' },
    { currency: 'USD' },
    { currency: 'USD', clickId: 'bob' },
    { currency: 'JPY' },
    { currency: 'KWD', codes: ['BOB'] },
  ],
});

/** What does not depend on when something was done. */
const lasting = (record: CommissionRecord) => ({
  ...record,
  createdAt: null,
  approvedAt: null,
  decidedAt: null,
  undecidedAt: null,
  reversal: record.reversal?.reason ?? null,
});
const byId = (left: { _id: string }, right: { _id: string }) => (left._id < right._id ? -1 : 1);

export function outcome(programme: PaperProgramme) {
  const { order, commissions, balances } = programme;
  const { revision, updatedAt, history: _history, ...state } = order ?? {};
  return {
    order: state,
    // Those of a report that does not count are kept at nothing, and may have the usual id.
    commissions: commissions
      .filter((record) => record.reversal?.reason !== 'tracking_error')
      .map(lasting)
      .map((record) => ({ ...record, _id: record._id.replace(/\.[A-Z]{3}\..*$/, '') }))
      .toSorted(byId),
    balances: Object.fromEntries([...balances].filter(([, amount]) => amount !== 0).toSorted()),
  };
}
