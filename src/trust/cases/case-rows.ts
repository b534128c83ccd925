import { namesOf } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { currentSettings } from '../../settings/index.ts';
import type { CaseRecord } from './model.ts';
import type { CaseRow } from './schemas.ts';

/** Cases as the desk lists them. */
export async function rowsOf(ctx: Context, records: CaseRecord[]): Promise<CaseRow[]> {
  const creators = await findCreators(ctx, [...new Set(records.map((record) => record.creatorId))]);
  const names = await namesOf(
    ctx,
    records.flatMap(({ assignedTo }) => assignedTo ?? []),
  );
  const { programmeCurrency } = await currentSettings(ctx);
  return records.map((record) => ({
    id: record._id,
    creator: {
      id: record.creatorId,
      name: creators.get(record.creatorId)?.displayName ?? record.creatorName,
      state: creators.get(record.creatorId)?.state ?? 'left',
    },
    state: record.state,
    severity: record.severity,
    likelihood: record.likelihood,
    atStake: record.atStake,
    risk: { amountMinor: record.riskMinor, currency: programmeCurrency },
    signals: record.signals,
    assignedTo: record.assignedTo ? { id: record.assignedTo, name: names.get(record.assignedTo) ?? '' } : null,
    escalated: record.escalated,
    outcome: record.decision?.outcome ?? null,
    isCorrected: record.state === 'open' && record.decision?.correction !== undefined,
    appealGranted: record.appeal?.answer?.granted === true,
    openedAt: record.openedAt.toISOString(),
    revision: record.revision,
  }));
}
