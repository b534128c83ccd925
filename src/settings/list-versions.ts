import type { Context } from '../context.ts';
import { readCursor } from '../kit/pagination.ts';
import { settingsOf } from './change-settings.ts';
import { differencesOf } from './differences.ts';
import { type SettingsRecord, settingsRecords } from './model.ts';
import { Settings, type SettingsVersion } from './schemas.ts';

/** Every version, newest first, each with what it changed; the first of all, 0, are the defaults. */
export async function listVersions(
  ctx: Context,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ data: SettingsVersion[]; next: string | null }> {
  const before = readCursor(query.cursor);
  const rows = await settingsRecords(ctx)
    .find(before === undefined ? {} : { version: { $lt: Number(before) || 0 } })
    .sort({ version: -1 })
    .limit(query.limit + 1)
    .lean<SettingsRecord[]>();
  const shown = rows.slice(0, query.limit);
  const oldest = shown.at(-1);
  const below = rows[query.limit] ?? (oldest ? { values: await settingsOf(ctx, oldest.version - 1) } : undefined);
  const data = shown.map((row, index): SettingsVersion => {
    const earlier = Settings.parse((shown[index + 1] ?? below)?.values ?? {});
    const { version, at, by, rolledBackTo = null } = row;
    const changes = differencesOf(earlier, Settings.parse(row.values));
    return { version, at: at.toISOString(), by, rolledBackTo, changes };
  });
  const next = rows.length > query.limit && oldest ? Buffer.from(`${oldest.version}`).toString('base64url') : null;
  return { data, next };
}
