import { parseArgs } from 'node:util';
import { payoutKill } from './payouts/payout-kill.ts';

const { values } = parseArgs({
  options: {
    payees: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '3' },
    seed: { type: 'string', default: `${Math.floor(Math.random() * 2 ** 30)}` },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const started = performance.now();
const { wrong, twice, stuck, ledger, differences, ...numbers } = await payoutKill({
  payees: Number(values.payees),
  killsAtEach: Number(values.kills),
  seed: Number(values.seed),
  say,
});
const seconds = Math.round((performance.now() - started) / 1_000);
say(JSON.stringify({ ...numbers, seconds, wrong, twice, stuck: stuck.slice(0, 20), ledger, differences }, null, 2));
const troubles = wrong.length + twice.length + stuck.length + ledger.length + differences.length;
say(
  troubles === 0
    ? `Killed ${numbers.kills} times at ${Object.keys(numbers.killsByStep).length} steps, seed ${numbers.seed}: each of ${numbers.payees} payees got exactly what she earned, once, by Stripe's record.`
    : 'Something is wrong.',
);
process.exit(troubles === 0 ? 0 : 1);
