import { accountOf } from '../../src/trust/authenticity/account-of.ts';
import { authenticityOf, reasonsOf, scorerOf, shippedModel } from '../../src/trust/score/index.ts';
import { TRAFFIC_SIGNALS } from '../../src/trust/signals/index.ts';
import { addCount, emptyDay } from '../../src/trust/stream/counts.ts';

const ACCOUNTS = 100_000;

/** Prints how long it takes to score 100,000 accounts with their reasons, and to judge as many creators' four weeks of traffic; one core. */
function main(): void {
  const score = scorerOf(shippedModel());
  let started = performance.now();
  let sum = 0;
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const at = new Date(1_760_000_000_000 + index);
    const figures = { followers: (index * 37) % 50_000, following: (index * 11) % 5_000, posts: index % 900 };
    const plain = { network: 'instagram' as const, username: `user.${index}`, at, verified: false, reactions: null };
    const history = [{ ...plain, ...figures }];
    const account = accountOf(`Person ${index}`, history);
    const judged = score(account);
    sum += authenticityOf(judged) + reasonsOf(account, judged).length;
  }
  say('accounts scored with their reasons', started);
  const weeks = emptyDay('crt_1', 'sum');
  for (let index = 0; index < 2_000; index += 1) {
    weeks.clicks += 1;
    addCount(weeks.hosts, `host${index % 30}.example`);
    addCount(weeks.clickCountries, ['ES', 'FR', 'PL'][index % 3] ?? 'ES');
    addCount(weeks.visitors, `v${index}`);
  }
  const facts = {
    creatorId: 'crt_1',
    country: 'ES',
    languages: ['es'],
    weeks,
    days: [weeks],
    buyers: [],
    twins: [],
    from: new Date(0),
  };
  started = performance.now();
  for (let index = 0; index < ACCOUNTS; index += 1)
    for (const { judge } of TRAFFIC_SIGNALS) sum += judge(facts) ? 1 : 0;
  say('creators judged by every traffic signal', started);
  if (sum < 0) throw new Error('nothing was computed');
}

function say(what: string, started: number): void {
  const seconds = (performance.now() - started) / 1_000;
  process.stdout.write(`${ACCOUNTS} ${what} in ${seconds.toFixed(1)} s\n`);
}

main();
