import { requireManager } from '../accounts/index.ts';
import {
  boostsFor,
  type CommissionRule,
  delaysOf,
  findRules,
  type Pay,
  pickRule,
  RuleInput,
  type RulePreview,
} from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { namesOfCreators } from '../creators/index.ts';
import { convert, type DayRates, ratesOn } from '../fx/index.ts';
import { addDays, DAY_MS } from '../kit/clock.ts';
import { BPS_SCALE, shareOf } from '../kit/money.ts';
import { currentSettings } from '../settings/index.ts';
import { type OrderRecord, orders } from './model.ts';

const DAYS = 30;
const MAX_ORDERS = 20_000;
const EXAMPLES = 5;

type Seen = Pick<OrderRecord, 'brandId' | 'creatorId' | 'currency' | 'lines' | 'placedAt'>;

/** What pays: rules, and the rate where none does. */
interface Terms {
  rules: CommissionRule[];
  fallback: Pay;
}

/**
 * Whom a rule would affect, before it is there: the orders of the last 30 days, paid by the rules in force today, with and without
 * it. Tiers and caps are left aside: they are the same on both sides. Of more than 20,000 orders the newest are looked at, and orders and
 * amounts are scaled up from the time that these cover; creators are counted as they were seen.
 */
export async function previewRule(ctx: Context, input: RuleInput): Promise<RulePreview> {
  requireManager(ctx, ['finance', 'reviewer']);
  const wanted = RuleInput.parse(input);
  const now = ctx.clock.now();
  const seen = await lately(ctx, wanted.match, addDays(now, -DAYS));
  const creatorIds = [...new Set(seen.flatMap(({ creatorId }) => creatorId ?? []))];
  const brandIds = [...new Set([...seen.map(({ brandId }) => brandId), wanted.match.brandId ?? []].flat())];
  const rules = await findRules(ctx, { brandIds, creatorIds, since: now });
  const { programmeRateBps, protectionDays } = (await currentSettings(ctx)).commission;
  const fallback: Pay = { kind: 'rate', rateBps: programmeRateBps };
  const before = rules.find((rule) => rule.id === wanted.supersedes);
  const from = wanted.from && wanted.from > now ? wanted.from : now;
  const { delays } = delaysOf(wanted as never, from, rules, before, { days: protectionDays, fallback });
  const candidate = {
    ...wanted,
    ...{
      id: 'wanted',
      seriesId: 'wanted',
      version: 1,
      from: now,
      until: null,
      endedAt: null,
      delays: [],
      lingers: null,
    },
    createdAt: now,
  } as CommissionRule;
  const others = rules.filter((rule) => rule.id !== before?.id);
  const tally = new Tally(await ratesOn(ctx, now));
  for (const order of seen) tally.add(order, { rules, fallback }, { rules: [...others, candidate], fallback }, now);
  const examples = await examplesOf(ctx, tally);
  return { ...scaled(tally, seen, now), examples, protectedUntil: delays.at(-1)?.until.toISOString() ?? null };
}

/** Whom another rate of the programme, for what no rule pays, would affect: by the same orders. For managers. */
export async function previewProgrammeRate(ctx: Context, rateBps: number): Promise<RulePreview> {
  requireManager(ctx, ['finance', 'reviewer']);
  const now = ctx.clock.now();
  const seen = await lately(ctx, {}, addDays(now, -DAYS));
  const creatorIds = [...new Set(seen.flatMap(({ creatorId }) => creatorId ?? []))];
  const rules = await findRules(ctx, {
    brandIds: [...new Set(seen.map(({ brandId }) => brandId))],
    creatorIds,
    since: now,
  });
  const { programmeRateBps: before, protectionDays } = (await currentSettings(ctx)).commission;
  const tally = new Tally(await ratesOn(ctx, now));
  const termsAt = (programmeRateBps: number): Terms => ({
    rules,
    fallback: { kind: 'rate', rateBps: programmeRateBps },
  });
  for (const order of seen) tally.add(order, termsAt(before), termsAt(rateBps), now);
  const protectedUntil = rateBps < before ? addDays(now, protectionDays).toISOString() : null;
  return { ...scaled(tally, seen, now), examples: await examplesOf(ctx, tally), protectedUntil };
}

/** Those whom it concerns most, by name. */
async function examplesOf(ctx: Context, tally: Tally): Promise<RulePreview['examples']> {
  const most = tally.largest(EXAMPLES);
  const names = new Map(
    (
      await namesOfCreators(
        ctx,
        most.map(({ creatorId }) => creatorId),
      )
    ).map(({ id, name }) => [id, name]),
  );
  return most.map(({ creatorId, difference }) => ({
    id: creatorId,
    name: names.get(creatorId) ?? creatorId,
    difference,
  }));
}

/** The tally of the whole time, from the part of it that the orders looked at cover. */
function scaled(tally: Tally, seen: Seen[], now: Date): Omit<RulePreview, 'protectedUntil' | 'examples'> {
  const oldest = seen.at(-1);
  const found = tally.result();
  if (seen.length < MAX_ORDERS || !oldest) return { days: DAYS, ...found, scaledFrom: null };
  const coveredMs = Math.max(1, now.getTime() - oldest.placedAt.getTime());
  const times = (count: number) => Math.round((count * DAYS * DAY_MS) / coveredMs);
  return {
    days: DAYS,
    creators: found.creators,
    orders: times(found.orders),
    lines: times(found.lines),
    differences: found.differences.map(({ currency, ...amounts }) => {
      const [paidMinor, wouldPayMinor] = [times(amounts.paidMinor), times(amounts.wouldPayMinor)];
      return { currency, paidMinor, wouldPayMinor, differenceMinor: wouldPayMinor - paidMinor };
    }),
    scaledFrom: { orders: seen.length, since: oldest.placedAt.toISOString() },
  };
}

const lately = (
  ctx: Context,
  match: CommissionRule['match'] | { brandId?: string | undefined },
  since: Date,
): Promise<Seen[]> =>
  orders(ctx)
    .find(
      {
        placedAt: { $gte: since },
        cancelledAt: null,
        // As the index by time has it: orders that a creator earned.
        creatorId: ('creatorId' in match ? match.creatorId : undefined) ?? { $type: 'string' },
        ...(match.brandId ? { brandId: match.brandId } : {}),
      },
      { brandId: 1, creatorId: 1, currency: 1, lines: 1, placedAt: 1 },
    )
    .sort({ placedAt: -1 })
    .limit(MAX_ORDERS)
    .lean<Seen[]>();

/** What is paid with and without a rule, over many orders. */
class Tally {
  private readonly rates: DayRates | undefined;
  /** The difference to each, by currency. */
  private readonly creators = new Map<string, Map<string, number>>();
  private readonly sums = new Map<string, { paidMinor: number; wouldPayMinor: number }>();
  private orders = 0;
  private lines = 0;

  constructor(rates: DayRates | undefined) {
    this.rates = rates;
  }

  add(order: Seen, now: Terms, then: Terms, at: Date): void {
    let touched = false;
    for (const line of order.lines) {
      const { brandId, currency } = order;
      const creatorId = order.creatorId ?? '';
      const subject = { brandId, creatorId, sku: line.sku, category: line.category, at, promotingSince: null };
      const paidMinor = this.earned(pays(now, subject), line, currency);
      const wouldPayMinor = this.earned(pays(then, subject), line, currency);
      if (paidMinor === wouldPayMinor) continue;
      touched = true;
      this.lines += 1;
      const sum = this.sums.get(currency) ?? { paidMinor: 0, wouldPayMinor: 0 };
      this.sums.set(currency, {
        paidMinor: sum.paidMinor + paidMinor,
        wouldPayMinor: sum.wouldPayMinor + wouldPayMinor,
      });
      const hers = this.creators.get(creatorId) ?? new Map<string, number>();
      this.creators.set(creatorId, hers.set(currency, (hers.get(currency) ?? 0) + wouldPayMinor - paidMinor));
    }
    if (touched) this.orders += 1;
  }

  result() {
    const differences = [...this.sums].sort().map(([currency, sum]) => ({
      currency,
      ...sum,
      differenceMinor: sum.wouldPayMinor - sum.paidMinor,
    }));
    return { creators: this.creators.size, orders: this.orders, lines: this.lines, differences };
  }

  /** The creators to whom it makes the largest difference, each in the currency in which it does. */
  largest(most: number): { creatorId: string; difference: { amountMinor: number; currency: string } }[] {
    const all = [...this.creators].flatMap(([creatorId, byCurrency]) => {
      const [first] = [...byCurrency].toSorted(([, left], [, right]) => Math.abs(right) - Math.abs(left));
      return first ? [{ creatorId, difference: { amountMinor: first[1], currency: first[0] } }] : [];
    });
    const size = ({ difference }: (typeof all)[number]) => Math.abs(difference.amountMinor);
    return all
      .toSorted((left, right) => size(right) - size(left) || (left.creatorId < right.creatorId ? -1 : 1))
      .slice(0, most);
  }

  private earned({ pay, boostBps }: Paid, line: OrderRecord['lines'][number], currency: string): number {
    const leftMinor = line.baseMinor - line.refundedMinor;
    if (pay.kind !== 'flat') {
      const rateBps = pay.kind === 'rate' ? pay.rateBps : 0;
      return shareOf(leftMinor, Math.min(rateBps + boostBps, BPS_SCALE));
    }
    const piece = convert(pay, currency, this.rates);
    const pieceMinor = piece.state === 'converted' ? piece.amountMinor : 0;
    return pieceMinor * line.quantity + shareOf(leftMinor, Math.min(boostBps, BPS_SCALE));
  }
}

interface Paid {
  pay: Pay;
  boostBps: number;
}

function pays({ rules, fallback }: Terms, subject: Parameters<typeof pickRule>[1]): Paid {
  const boosts = boostsFor(rules, subject).map(({ pay }) => (pay.kind === 'boost' ? pay.boostBps : 0));
  return { pay: pickRule(rules, subject)?.pay ?? fallback, boostBps: boosts.reduce((sum, bps) => sum + bps, 0) };
}
