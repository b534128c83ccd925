import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing, notSignedIn } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { currentSettings } from './current-settings.ts';
import { settingsRecords } from './model.ts';
import { Settings, type VersionedSettings } from './schemas.ts';

/**
 * Puts a new version of the settings in force; past decisions keep the version they name. For admins and the programme itself.
 * @param values sections to change; those that are left out stay as they are
 * @param expectedVersion the version the caller looked at; another one in force is a conflict
 */
export const changeSettings = (
  ctx: Context,
  values: Record<string, unknown>,
  expectedVersion: number,
): Promise<VersionedSettings> => putInForce(ctx, (before) => Settings.parse({ ...before, ...values }), expectedVersion);

/** Puts the values of an earlier version in force again, as a new version; 0 are the defaults. */
export const rollBackSettings = (ctx: Context, version: number, expectedVersion: number): Promise<VersionedSettings> =>
  putInForce(ctx, (_before, tx) => settingsOf(tx, version), expectedVersion, version);

/** The values of any version; 0 are the defaults. What was added to the settings since then has its default. */
export async function settingsOf(ctx: Context, version: number): Promise<Settings> {
  if (version === 0) return Settings.parse({});
  const row = await settingsRecords(ctx)
    .findOne({ version })
    .session(ctx.session ?? null)
    .lean();
  if (!row) throw missing();
  return Settings.parse(row.values);
}

async function putInForce(
  ctx: Context,
  next: (before: Settings, tx: Context) => Settings | Promise<Settings>,
  expectedVersion: number,
  rolledBackTo: number | null = null,
): Promise<VersionedSettings> {
  requireAdmin(ctx);
  return inTransaction(ctx, async (tx) => {
    const { version: inForce, ...before } = await currentSettings(tx);
    if (inForce !== expectedVersion)
      throw conflict('settings_changed', 'Somebody changed the settings since you opened them.');
    const parsed = await next(before, tx);
    const version = inForce + 1;
    const by = tx.actor.kind === 'user' ? tx.actor.userId : tx.actor.kind;
    const record = { _id: `${version}`, version, values: parsed, at: tx.clock.now(), by, rolledBackTo };
    await settingsRecords(tx).create([record], { session: tx.session ?? null });
    const change = { action: 'settings.changed', subject: `settings:${version}` };
    await audit(tx, { ...change, before: { ...before, version: inForce }, after: parsed });
    return { ...parsed, version };
  });
}

/** The same rule as `requireManager(ctx, [])` of accounts, which is a layer above. */
function requireAdmin({ actor }: Context): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'anonymous') throw notSignedIn();
  if (actor.kind !== 'user' || actor.managerRole !== 'admin') throw missing();
}
