import type { SettingsInForce } from '../../api/settings.ts';
import type { NewSimulation, Simulation } from '../../api/simulations.ts';
import { decimalsOf } from '../../kit/format.ts';
import { lastMonths } from './months.ts';

export type Values = SettingsInForce['values'];
export type Typed = number | string;

export interface RateRow {
  key: number;
  of: string;
  rate: Typed;
}

/** What can be changed, each with the fields that it opens. */
export const PARTS = ['tiers', 'rates', 'caps', 'returnRate', 'returnWindow', 'kol', 'holds'] as const;
export type Part = (typeof PARTS)[number];

/** A simulation as it is typed: amounts in major units, rates in per cent; empty is as it was. */
export interface Draft {
  name: string;
  fromMonth: string;
  throughMonth: string;
  parts: Part[];
  tiers: Values['standing']['tiers'];
  programme: Typed;
  referralShare: Typed;
  /** The changed rates begin with the first month, and rate protection spares who promoted before. */
  protectRates: boolean;
  brands: RateRow[];
  categories: RateRow[];
  perOrder: Typed;
  perMonth: Typed;
  returnRate: Typed;
  returnWindow: Typed;
  kol: Values['standing']['kol'];
  holdFrom: Values['trust']['holdFrom'];
  signalsOff: string[];
}

export function blankDraft({ standing, commission, trust }: Values, now: Date, currency: string): Draft {
  const months = lastMonths(now, 6);
  const major = (minor: number | null) => (minor === null ? '' : minor / 10 ** decimalsOf(currency));
  return {
    name: '',
    fromMonth: months.at(-1) ?? '',
    throughMonth: months[0] ?? '',
    parts: [],
    tiers: standing.tiers,
    programme: commission.programmeRateBps / 100,
    referralShare: '',
    protectRates: false,
    brands: [],
    categories: [],
    perOrder: major(commission.maxPerOrderMinor),
    perMonth: major(commission.maxPerCreatorMonthMinor),
    returnRate: 30,
    returnWindow: commission.returnWindowDays,
    kol: standing.kol,
    holdFrom: trust.holdFrom,
    signalsOff: trust.signalsOff,
  };
}

export const PRESETS = [
  'programmeUp',
  'tiersEasier',
  'tiersOff',
  'monthCap',
  'returns',
  'window',
  'kolEasier',
  'unchanged',
] as const;
export type Preset = (typeof PRESETS)[number];

/** Questions that managers ask first, from what is in force. */
export function presetOf(preset: Preset, draft: Draft, blank: Draft, { standing, commission }: Values): Partial<Draft> {
  const presets: Record<Preset, Partial<Draft>> = {
    programmeUp: { parts: ['rates'], programme: (commission.programmeRateBps + 100) / 100, brands: [], categories: [] },
    tiersEasier: {
      parts: ['tiers'],
      tiers: standing.tiers.map((step) => ({ ...step, fromMinor: Math.round(step.fromMinor / 2) })),
    },
    tiersOff: { parts: ['tiers'], tiers: standing.tiers.map((step) => ({ ...step, bonusBps: 0 })) },
    monthCap: { parts: ['caps'], perOrder: draft.perOrder, perMonth: 1_000 },
    returns: { parts: ['returnRate'], returnRate: 30 },
    window: { parts: ['returnWindow'], returnWindow: commission.returnWindowDays * 2 },
    unchanged: {
      parts: ['tiers', 'caps', 'returnWindow'],
      tiers: standing.tiers,
      perOrder: blank.perOrder,
      perMonth: blank.perMonth,
      returnWindow: commission.returnWindowDays,
    },
    kolEasier: {
      parts: ['kol'],
      kol: {
        ...standing.kol,
        earnedUsdMinor: {
          rising: Math.round(standing.kol.earnedUsdMinor.rising / 2),
          kol: Math.round(standing.kol.earnedUsdMinor.kol / 2),
          star_kol: Math.round(standing.kol.earnedUsdMinor.star_kol / 2),
        },
      },
    },
  };
  return presets[preset];
}

const bps = (percent: Typed): number | undefined => (percent === '' ? undefined : Math.round(Number(percent) * 100));

/** What is sent; what is wrong with it the server says, field by field. */
export function inputOf(draft: Draft, currency: string): object {
  const has = (part: Part) => draft.parts.includes(part);
  const minor = (major: Typed) => (major === '' ? null : Math.round(Number(major) * 10 ** decimalsOf(currency)));
  const rows = (list: RateRow[], key: 'brandId' | 'category') =>
    list.flatMap(({ of, rate }) => (of && rate !== '' ? [{ [key]: of, rateBps: bps(rate) }] : []));
  return {
    name: draft.name,
    fromMonth: draft.fromMonth,
    throughMonth: draft.throughMonth,
    ...(has('tiers') ? { tiers: draft.tiers } : {}),
    ...(has('rates')
      ? {
          programmeRateBps: bps(draft.programme),
          brandRates: rows(draft.brands, 'brandId'),
          categoryRates: rows(draft.categories, 'category'),
          referralShareBps: bps(draft.referralShare),
          protectRates: draft.protectRates,
        }
      : {}),
    ...(has('caps')
      ? { caps: { maxPerOrderMinor: minor(draft.perOrder), maxPerCreatorMonthMinor: minor(draft.perMonth) } }
      : {}),
    ...(has('returnRate') ? { returnRateFromBps: bps(draft.returnRate) } : {}),
    ...(has('returnWindow') ? { returnWindowDays: Number(draft.returnWindow) } : {}),
    ...(has('kol') ? { kol: draft.kol } : {}),
    ...(has('holds') ? { holds: { holdFrom: draft.holdFrom, signalsOff: draft.signalsOff } } : {}),
  };
}

/** The sections of the settings with what a simulation tried in them; rates of brands and categories are rules, not settings. */
export function settingsOf(input: Simulation['input'], values: Values): Partial<Values> {
  const { tiers, kol, programmeRateBps, referralShareBps, returnWindowDays, caps, holds }: NewSimulation = input;
  const commission = {
    ...(programmeRateBps === undefined ? {} : { programmeRateBps }),
    ...(referralShareBps === undefined ? {} : { referralShareBps }),
    ...(returnWindowDays === undefined ? {} : { returnWindowDays }),
    ...caps,
  };
  return {
    ...(tiers || kol ? { standing: { ...values.standing, ...(tiers ? { tiers } : {}), ...(kol ? { kol } : {}) } } : {}),
    ...(Object.keys(commission).length > 0 ? { commission: { ...values.commission, ...commission } } : {}),
    ...(holds ? { trust: { ...values.trust, ...holds } } : {}),
  };
}
