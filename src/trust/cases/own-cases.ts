import { requireUser } from '../../accounts/index.ts';
import { heldBy } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { findCreatorOfUser } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../../kit/pagination.ts';
import { linksByBrand } from '../../links/index.ts';
import { mayAppeal } from './appeals.ts';
import { mayCorrect, viewCorrection } from './correct.ts';
import { type CaseRecord, cases } from './model.ts';
import { everPaused } from './pause.ts';
import { flagsOf } from './raise-flag.ts';
import type { OwnCase } from './schemas.ts';

/** The signed-in person's own cases, newest first: what was found, what it means for her money, how to object. Suspended and banned creators see them, too. */
export async function listOwnCases(ctx: Context, query: PageQuery): Promise<Page<OwnCase>> {
  const creator = await findCreatorOfUser(ctx, requireUser(ctx));
  if (!creator) return { data: [], next: null };
  const rows = await cases(ctx)
    .find({ creatorId: creator._id, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<CaseRecord[]>();
  const views = new Map<string, OwnCase>();
  for (const row of rows) views.set(row._id, await viewOwn(ctx, row));
  return toPage(rows, query.limit, (row) => views.get(row._id) as OwnCase);
}

/** One of her own cases. */
export async function showOwnCase(ctx: Context, caseId: string): Promise<OwnCase> {
  const creator = await findCreatorOfUser(ctx, requireUser(ctx));
  const row = creator && (await cases(ctx).findOne({ _id: caseId, creatorId: creator._id }).lean<CaseRecord>());
  if (!row) throw missing();
  return viewOwn(ctx, row);
}

/** Names neither reviewers nor thresholds nor other people. */
async function viewOwn(ctx: Context, row: CaseRecord): Promise<OwnCase> {
  const { decision, appeal } = row;
  const known = everPaused(row) ? await linksByBrand(ctx, row.creatorId, row._id) : [];
  const paused = known.filter((one) => one.paused > 0);
  const signals = new Set((await flagsOf(ctx, row._id)).map(({ signal }) => signal));
  return {
    id: row._id,
    state: row.state,
    openedAt: row.openedAt.toISOString(),
    found: [...signals],
    held: await heldBy(ctx, row._id),
    decision: decision && {
      outcome: decision.outcome,
      reason: decision.reason,
      at: decision.at.toISOString(),
      appealUntil: decision.appealUntil.toISOString(),
      correction: viewCorrection(decision),
    },
    appeal: appeal && {
      text: appeal.text,
      at: appeal.at.toISOString(),
      answer: appeal.answer && {
        granted: appeal.answer.granted,
        reason: appeal.answer.reason,
        at: appeal.answer.at.toISOString(),
      },
    },
    paused: {
      links: paused.reduce((sum, one) => sum + one.paused, 0),
      brands: paused.map((one) => one.brand),
    },
    mayCorrect: mayCorrect(row),
    mayAppeal: mayAppeal(row, ctx.clock.now()),
  };
}
