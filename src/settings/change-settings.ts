import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { currentSettings } from './current-settings.ts';
import { settingsRecords } from './model.ts';
import { Settings, type VersionedSettings } from './schemas.ts';

/**
 * Puts a new version of the settings in force; past decisions keep the version they name.
 * @param expectedVersion the version the caller looked at; another one in force is a conflict
 */
export async function changeSettings(
  ctx: Context,
  values: unknown,
  expectedVersion: number,
): Promise<VersionedSettings> {
  const parsed = Settings.parse(values);
  return inTransaction(ctx, async (tx) => {
    const before = await currentSettings(tx);
    if (before.version !== expectedVersion)
      throw conflict('settings_changed', 'Somebody changed the settings since you opened them.');
    const version = before.version + 1;
    const by = tx.actor.kind === 'user' ? tx.actor.userId : tx.actor.kind;
    await settingsRecords(tx).create([{ _id: `${version}`, version, values: parsed, at: tx.clock.now(), by }], {
      session: tx.session ?? null,
    });
    await audit(tx, { action: 'settings.changed', subject: `settings:${version}`, before, after: parsed });
    return { ...parsed, version };
  });
}
