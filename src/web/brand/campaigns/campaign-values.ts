import type { Campaign } from '../../../campaigns/schemas.ts';
import { decimalsOf } from '../../kit/format.ts';

/** The form's fields as people type them. */
export interface CampaignValues {
  kind: 'open' | 'targeted';
  title: string;
  brief: string;
  startsAt: string;
  endsAt: string;
  countries: string[];
  languages: string[];
  niches: string[];
  minFollowers: string;
  skus: string[];
  currency: string;
  rate: string;
  fee: string;
  budget: string;
  pieces: string;
  contentDays: string;
  maxCreators: string;
  samples: string;
}

const dayOf = (instant: string) => instant.slice(0, 10);
const inMajor = (money: { amountMinor: number; currency: string } | null) =>
  money ? (money.amountMinor / 10 ** decimalsOf(money.currency)).toFixed(decimalsOf(money.currency)) : '';

export function valuesOf(campaign: Campaign | undefined, now: Date): CampaignValues {
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  return {
    kind: campaign?.kind ?? 'open',
    title: campaign?.title ?? '',
    brief: campaign?.brief ?? '',
    startsAt: dayOf(campaign?.startsAt ?? inDays(0)),
    endsAt: dayOf(campaign?.endsAt ?? inDays(30)),
    countries: campaign?.countries ?? [],
    languages: campaign?.languages ?? [],
    niches: campaign?.niches ?? [],
    minFollowers: String(campaign?.minFollowers ?? 0),
    skus: campaign?.products.map(({ sku }) => sku) ?? [],
    currency: campaign?.currency ?? 'EUR',
    rate: campaign?.rateBps == null ? '' : String(campaign.rateBps / 100),
    fee: inMajor(campaign?.contentFee ?? null),
    budget: inMajor(campaign?.budget.total ?? null),
    pieces: String(campaign?.pieces ?? 1),
    contentDays: String(campaign?.contentDays ?? 14),
    maxCreators: campaign?.maxCreators == null ? '' : String(campaign.maxCreators),
    samples: String(campaign?.samples.total ?? 0),
  };
}

/** A number as people type it, with a comma or a point; null when it is empty or no number. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '').replace(',', '.');
  return /^\d{1,12}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
}

/** What the form sends. Days are days of the programme's calendar, which is UTC; the last one counts whole. */
export function inputOf(values: CampaignValues, campaign: Campaign | undefined): object {
  const minor = (text: string) => {
    const amount = numberOf(text);
    return amount === null ? null : Math.round(amount * 10 ** decimalsOf(values.currency));
  };
  const rate = numberOf(values.rate);
  const isDraft = !campaign || campaign.state === 'draft';
  return {
    title: values.title.trim(),
    brief: values.brief.trim(),
    endsAt: `${values.endsAt}T23:59:59Z`,
    countries: values.countries,
    languages: values.languages,
    niches: values.niches,
    minFollowers: numberOf(values.minFollowers) ?? 0,
    rateBps: rate === null ? null : Math.round(rate * 100),
    contentFeeMinor: minor(values.fee),
    budgetMinor: minor(values.budget),
    maxCreators: numberOf(values.maxCreators),
    samples: numberOf(values.samples) ?? 0,
    ...(isDraft
      ? {
          startsAt: `${values.startsAt}T00:00:00Z`,
          skus: values.skus,
          pieces: numberOf(values.pieces) ?? 1,
          contentDays: numberOf(values.contentDays) ?? 14,
        }
      : {}),
    ...(campaign ? {} : { kind: values.kind, currency: values.currency }),
  };
}
