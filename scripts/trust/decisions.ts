import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../../src/config.ts';
import type { Context } from '../../src/context.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { connect } from '../../src/start/connect.ts';
import { decidedAccounts } from '../../src/trust/index.ts';
import { ACCOUNT_COLUMNS, accountCells } from '../../src/trust/score/account.ts';
import { openDatabase } from '../open-database.ts';
import { csvLine } from './csv-line.ts';
import { runCommand } from './run-command.ts';

/**
 * A programme's own decisions as a file that `trust:train` takes: the common schema with the label `fake`. Rows are numbered; no name
 * and no id is written.
 */
export async function* decisionLines(ctx: Context): AsyncGenerator<string> {
  yield csvLine('account_id', ...ACCOUNT_COLUMNS, 'fake');
  let row = 0;
  for await (const { account, fake } of decidedAccounts(ctx)) {
    row += 1;
    yield csvLine(`${row}`, ...accountCells(account), `${fake}`);
  }
}

await runCommand(import.meta.url, async () => {
  const config = readConfig({ ...process.env, DEMO: 'false', LOG_LEVEL: 'error' });
  const database = await openDatabase(config);
  const mongo = await connect(database.uri);
  try {
    const ctx = { mongo, clock: systemClock } as Context;
    await pipeline(Readable.from(decisionLines(ctx)), process.stdout, { end: false });
  } finally {
    await mongo.close();
    await database.stop();
  }
});
