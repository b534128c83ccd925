import type { Context } from '../context.ts';
import { type SettingsRecord, settingsRecords } from './model.ts';
import { Settings } from './schemas.ts';

export interface CommissionSettingsVersion {
  version: number;
  /** From this instant on they were in force. */
  at: Date;
  commission: Settings['commission'];
  tiers: Settings['standing']['tiers'];
  /** Values of before came back. */
  isRollBack: boolean;
}

const MOST = 5_000;

/**
 * The section `commission`, and the table of tiers, as they were in force from an instant on, oldest first: the first entry is what was in force then, and is the
 * defaults before anybody changed them. At most 5,000 versions.
 */
export async function commissionSettingsSince(ctx: Context, since: Date): Promise<CommissionSettingsVersion[]> {
  const only = { version: 1, at: 1, rolledBackTo: 1, 'values.commission': 1, 'values.standing': 1 };
  const session = ctx.session ?? null;
  const before = await settingsRecords(ctx)
    .findOne({ at: { $lte: since } }, only)
    .sort({ version: -1 })
    .session(session)
    .lean<SettingsRecord>();
  const later = await settingsRecords(ctx)
    .find({ version: { $gt: before?.version ?? 0 } }, only)
    .sort({ version: 1 })
    .limit(MOST)
    .session(session)
    .lean<SettingsRecord[]>();
  const { commission, standing } = Settings.parse({});
  const defaults = { version: 0, at: new Date(0), commission, tiers: standing.tiers, isRollBack: false };
  const first = before ? versionOf(before) : defaults;
  return [first, ...later.map(versionOf)];
}

const versionOf = ({ version, at, values, rolledBackTo = null }: SettingsRecord): CommissionSettingsVersion => {
  const { commission, standing } = Settings.pick({ commission: true, standing: true }).parse(values);
  return { version, at, commission, tiers: standing.tiers, isRollBack: rolledBackTo !== null };
};
