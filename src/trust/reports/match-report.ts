import { requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { viewReports } from './list-reports.ts';
import { type ReportRecord, reports } from './model.ts';
import { flagFor } from './report.ts';
import type { Report } from './schemas.ts';

/** A reviewer says whom a report is about that named nobody known: it opens her case or joins it, as if she had been found at once. */
export async function matchReport(ctx: Context, reportId: string, creatorId: string): Promise<Report> {
  requireManager(ctx, ['reviewer']);
  return inTransaction(ctx, async (tx) => {
    const before = await changeUnmatched(tx, reportId, { creatorId, matchedAt: tx.clock.now() });
    const brandIds = before.brandId ? [before.brandId] : [];
    const flagged = await flagFor(tx, { ...before, creatorId, brandIds, subject: `${before.from}:${reportId}` });
    const caseId = flagged?._id ?? null;
    const after = await reports(tx)
      .findByIdAndUpdate(reportId, { $set: { caseId } }, { session: tx.session ?? null, returnDocument: 'after' })
      .lean<ReportRecord>();
    await audit(tx, { action: 'report.matched', subject: reportId, after: { creatorId, caseId } });
    return shown(tx, after);
  });
}

/** A reviewer says that a report is about nobody of the programme. It stays readable, and can still be matched. */
export async function setReportAside(ctx: Context, reportId: string): Promise<Report> {
  requireManager(ctx, ['reviewer']);
  return inTransaction(ctx, async (tx) => {
    const after = await changeUnmatched(tx, reportId, { setAsideAt: tx.clock.now() });
    await audit(tx, { action: 'report.set_aside', subject: reportId });
    return shown(tx, after);
  });
}

async function changeUnmatched(tx: Context, reportId: string, change: Partial<ReportRecord>): Promise<ReportRecord> {
  const session = tx.session ?? null;
  const after = await reports(tx)
    .findOneAndUpdate({ _id: reportId, creatorId: null }, { $set: change }, { session, returnDocument: 'after' })
    .lean<ReportRecord>();
  if (after) return after;
  if (!(await reports(tx).exists({ _id: reportId }).session(session))) throw missing();
  throw conflict('report_matched', 'It is known already whom this report is about.');
}

async function shown(tx: Context, record: ReportRecord | null): Promise<Report> {
  const view = record && (await viewReports(tx, [record])).get(record._id);
  if (!view) throw missing();
  return view;
}
