import { CUTS, type Cut, type Sum } from './schemas.ts';

/** What was paid for one commission in one month, and would have been. Minor units of the programme's currency. */
export interface Paid {
  month: string;
  brandId: string;
  country: string;
  tier: string;
  /** Whose part it is. */
  role: string;
  actualMinor: number;
  simulatedMinor: number;
  /** 1, or 0 for what counts in another month already. */
  commissions: 0 | 1;
}

export const noSum = (): Sum => ({ actualMinor: 0, simulatedMinor: 0, commissions: 0 });

export type Cuts = Record<Cut, Map<string, Sum>>;

const keyOf: Record<Cut, (paid: Paid) => string> = {
  tier: ({ tier }) => tier,
  brand: ({ brandId }) => brandId,
  country: ({ country }) => country,
  month: ({ month }) => month,
  role: ({ role }) => role,
};

/** Adds amounts up, in all and in every cut. */
export class Sums {
  readonly total: Sum;
  readonly cuts: Cuts;

  constructor(total: Sum = noSum(), cuts: Partial<Record<Cut, Record<string, Sum>>> = {}) {
    this.total = { ...total };
    const kept = CUTS.map((cut) => [
      cut,
      new Map(Object.entries(cuts[cut] ?? {}).map(([key, sum]) => [key, { ...sum }])),
    ]);
    this.cuts = Object.fromEntries(kept) as Cuts;
  }

  add(paid: Paid): void {
    addTo(this.total, paid);
    for (const cut of CUTS) {
      this.addUnder(cut, keyOf[cut](paid), paid);
    }
  }

  /** Takes in everything that others add up to. */
  merge({ total, cuts }: Sums): void {
    addTo(this.total, total);
    for (const cut of CUTS) for (const [key, sum] of cuts[cut]) this.addUnder(cut, key, sum);
  }

  private addUnder(cut: Cut, key: string, added: Sum): void {
    const sum = this.cuts[cut].get(key) ?? noSum();
    addTo(sum, added);
    this.cuts[cut].set(key, sum);
  }

  /** As it is kept. */
  toRecord(): Record<Cut, Record<string, Sum>> {
    return Object.fromEntries(CUTS.map((cut) => [cut, Object.fromEntries(this.cuts[cut])])) as never;
  }
}

function addTo(sum: Sum, { actualMinor, simulatedMinor, commissions }: Sum): void {
  sum.actualMinor += actualMinor;
  sum.simulatedMinor += simulatedMinor;
  sum.commissions += commissions;
}
