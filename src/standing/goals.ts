import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { countJoined, joinedByDay } from '../creators/index.ts';
import { addDays, DAY_MS, utcDay } from '../kit/clock.ts';
import { currentSettings, KOL_STATUSES, type KolStatus, TIERS, type Tier } from '../settings/index.ts';
import { forecastOf } from './forecast.ts';
import { standingChanges, standings } from './model.ts';
import type { Goals } from './schemas.ts';

const DAYS = 90;
/** Who counts as one of the hundred. */
const KOLS: KolStatus[] = ['kol', 'star_kol'];

/** How far the programme has come towards what it was made for, and when it gets there if it goes on like this. */
export async function programmeGoals(ctx: Context): Promise<Goals> {
  requireManager(ctx, ['reviewer', 'finance']);
  const today = new Date(Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS);
  const from = addDays(today, -DAYS);
  const [joined, byDay, statuses, tiers, kolsByDay, { standing }] = await Promise.all([
    countJoined(ctx),
    joinedByDay(ctx, from, today),
    countBy<KolStatus>(ctx, 'kol'),
    countBy<Tier>(ctx, 'tier'),
    kolsGained(ctx, from, addDays(today, 1)),
    currentSettings(ctx),
  ]);
  const days = fill(new Map(byDay.map(({ day, count }) => [day, count])), from);
  const paceOf = (counts: { count: number }[]) => counts.map(({ count }) => count);
  const goalOf = (goal: number, total: number, counts: number[]) => ({
    goal,
    reached: total >= goal,
    forecast: forecastOf(counts, total, goal, today),
  });
  const kols = KOLS.reduce((sum, status) => sum + (statuses.get(status) ?? 0), 0);
  const { creatorsFirstYear, creatorsThirdYear, kols: kolGoal } = standing.goals;
  const ranked = TIERS.slice(1).reduce((sum, tier) => sum + (tiers.get(tier) ?? 0), 0);
  return {
    joined,
    days,
    creators: [creatorsFirstYear, creatorsThirdYear].map((goal) => goalOf(goal, joined, paceOf(days))),
    kols: { ...goalOf(kolGoal, kols, paceOf(fill(kolsByDay, from))), count: kols },
    byStatus: KOL_STATUSES.map((status) => ({ status, count: statuses.get(status) ?? 0 })),
    // Whoever was never evaluated is where everybody starts.
    byTier: TIERS.map((tier) => ({
      tier,
      count: tier === 'bronze' ? Math.max(0, joined - ranked) : (tiers.get(tier) ?? 0),
    })),
  };
}

function fill(counts: Map<string, number>, from: Date): { day: string; count: number }[] {
  return Array.from({ length: DAYS }, (_, index) => {
    const day = utcDay(addDays(from, index));
    return { day, count: counts.get(day) ?? 0 };
  });
}

async function countBy<Value extends string>(ctx: Context, field: 'kol' | 'tier'): Promise<Map<Value, number>> {
  const rows = await standings(ctx)
    .aggregate<{ _id: Value; count: number }>([{ $group: { _id: `$${field}`, count: { $sum: 1 } } }])
    .hint({ kol: 1, tier: 1 });
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

/** KOLs won less KOLs lost, by the day before the evaluation that found it: the day whose sales made the difference. */
async function kolsGained(ctx: Context, from: Date, until: Date): Promise<Map<string, number>> {
  const change = (field: string) => ({ $cond: [{ $in: [field, KOLS] }, 1, 0] });
  const rows = await standingChanges(ctx).aggregate<{ _id: Date; count: number }>([
    { $match: { what: 'kol', at: { $gte: from, $lt: until } } },
    { $group: { _id: '$at', count: { $sum: { $subtract: [change('$to'), change('$from')] } } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [utcDay(addDays(_id, -1)), count]));
}
