import { pino } from 'pino';
import { checkCommissions } from '../src/commissions/index.ts';
import { readConfig } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import { systemClock } from '../src/kit/clock.ts';
import { checkLedger, trialBalance } from '../src/ledger/index.ts';
import { createMetrics } from '../src/metrics.ts';
import { checkResults, repairResults } from '../src/reports/index.ts';
import { connect } from '../src/start/connect.ts';
import { openDatabase } from './open-database.ts';

const SHOWN = 50;

/**
 * `npm run ledger:check`: rebuilds every projection of the ledger from the journal and from the commissions, and every counter of
 * results from orders, commissions and clicks, compares, and ends with 1 when anything differs. It changes nothing, but that changes
 * that wait are taken into results first, and that results are counted in a collection of its own. With `-- --repair-results` every
 * counter of results is first made to say what orders, commissions and clicks say. Of the database in MONGODB_URI, or of the one in the
 * data directory, which nothing else may be running on.
 */
async function main(): Promise<number> {
  const config = readConfig({ ...process.env, DEMO: 'false', LOG_LEVEL: 'error' });
  const database = await openDatabase(config);
  const mongo = await connect(database.uri);
  try {
    const ctx = { mongo, clock: systemClock, metrics: createMetrics(), logger: pino({ level: 'warn' }) } as Context;
    if (process.argv.includes('--repair-results')) await repair(ctx);
    return await check(ctx);
  } finally {
    await mongo.close();
    await database.stop();
  }
}

async function repair(ctx: Context): Promise<void> {
  const started = performance.now();
  const repaired = await repairResults(ctx);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  say(`${repaired} counters of results were set right (${seconds} s).`);
}

async function check(ctx: Context): Promise<number> {
  const started = performance.now();
  for (const { currency, accounts, sumMinor } of await trialBalance(ctx))
    say(`${currency}: ${accounts.length} accounts, sum ${sumMinor}`);
  const findings = [...(await checkLedger(ctx)), ...(await checkCommissions(ctx)), ...(await checkResults(ctx))];
  for (const finding of findings.slice(0, SHOWN)) say(JSON.stringify(finding));
  if (findings.length > SHOWN) say(`… and ${findings.length - SHOWN} more`);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  say(
    findings.length === 0
      ? `Every balance, commission state, creator's day, cap and result is what the journal, the commissions and the clicks say (${seconds} s).`
      : `${findings.length} differences (${seconds} s).`,
  );
  return findings.length === 0 ? 0 : 1;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  },
);
