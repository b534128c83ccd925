import type { Context } from '../context.ts';
import { settingsRecords } from './model.ts';
import { Settings, type VersionedSettings } from './schemas.ts';

/** The settings in force. Before the first change these are the defaults, version 0. */
export async function currentSettings(ctx: Context): Promise<VersionedSettings> {
  const newest = await settingsRecords(ctx)
    .findOne()
    .sort({ version: -1 })
    .session(ctx.session ?? null)
    .lean();
  return { ...Settings.parse(newest?.values ?? {}), version: newest?.version ?? 0 };
}
