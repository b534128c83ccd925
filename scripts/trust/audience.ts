import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readAccount } from '../../src/trust/score/account.ts';
import { type AudienceCounts, addFollower, bandsOf, fakeShareOf, noFollowers } from '../../src/trust/score/audience.ts';
import type { Model } from '../../src/trust/score/model.ts';
import { scorerOf } from '../../src/trust/score/score.ts';
import { csvLine } from './csv-line.ts';
import { loadModel } from './load-model.ts';
import { readRows } from './read-rows.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'npm run -s trust:audience -- [--model MODEL] FILE';

/** The lines `influencer_id,fake_share` for a file of followers, influencers in the order they first appear. */
export async function* audienceLines(model: Model, file: string): AsyncGenerator<string> {
  const score = scorerOf(model);
  const influencers = new Map<string, AudienceCounts>();
  for await (const row of readRows(file)) {
    const id = row.influencer_id;
    if (!id) throw new Error(`${file}: every row needs an influencer_id`);
    const counts = influencers.get(id) ?? noFollowers(model);
    influencers.set(id, counts);
    const account = readAccount(row);
    addFollower(model, counts, account, score(account));
  }
  yield csvLine('influencer_id', 'fake_share');
  for (const [id, counts] of influencers) {
    const share = fakeShareOf(bandsOf(model, counts));
    yield csvLine(id, share === undefined ? '' : share.toFixed(4));
  }
}

await runCommand(import.meta.url, async () => {
  const { values, positionals } = parseArgs({ options: { model: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error(`Usage: ${USAGE}`);
  await pipeline(Readable.from(audienceLines(await loadModel(values.model), file)), process.stdout);
});
