import { parseArgs } from 'node:util';
import { payoutKill } from './payouts/payout-kill.ts';

const { values } = parseArgs({
  options: {
    payees: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '3' },
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string', default: `${Math.floor(Math.random() * 2 ** 30)}` },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const payees = Number(values.payees);
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.seed) + index);
let [kills, points, troubles] = [0, 0, 0];
const steps = new Set<string>();
for (const seed of seeds) {
  const started = performance.now();
  const outcome = await payoutKill({ payees, killsAtEach: Number(values.kills), seed, say });
  const { wrong, twice, stuck, ledger, differences, ...numbers } = outcome;
  const seconds = Math.round((performance.now() - started) / 1_000);
  say(JSON.stringify({ ...numbers, seconds, wrong, twice, stuck: stuck.slice(0, 20), ledger, differences }, null, 2));
  troubles += wrong.length + twice.length + stuck.length + ledger.length + differences.length;
  kills += outcome.kills;
  points += outcome.killPoints;
  for (const step of Object.keys(outcome.killsByStep)) steps.add(step);
}
say(
  troubles === 0
    ? `${kills} kills at ${points} kill points in ${steps.size} steps, ${seeds.length} seeds (${seeds.join(', ')}): each of ${payees} payees got exactly what she earned, once, by Stripe's record.`
    : 'Something is wrong.',
);
process.exit(troubles === 0 ? 0 : 1);
