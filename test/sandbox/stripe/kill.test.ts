import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import Stripe from 'stripe';
import { afterAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { testDatabaseUri } from '../../support/database.ts';

const script = fileURLToPath(new URL('./sandbox-process.ts', import.meta.url));
let child: ChildProcess;
afterAll(() => void child?.kill('SIGKILL'));

async function startProcess(port: number): Promise<Sandbox['stripe']> {
  child = spawn(process.execPath, [script, testDatabaseUri(), String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return JSON.parse(line.toString('utf8')) as Sandbox['stripe'];
}

async function kill(): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const payouts = 200;
const amountMinor = 7;

test('killed at any moment and started again, each key has made exactly one transfer and the money adds up', async () => {
  const { secretKey, host, port, protocol } = await startProcess(0);
  const stripe = new Stripe(secretKey, { host, port, protocol, maxNetworkRetries: 0, telemetry: false });
  const account = await stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  await fetch(`http://${host}:${port}/stripe/accounts/${account.id}/enable`, { method: 'POST', redirect: 'manual' });
  const params = (group: string) => ({
    amount: amountMinor,
    currency: 'eur',
    destination: account.id,
    transfer_group: group,
  });

  const answered = new Map<string, string>();
  const sendAll = async () => {
    const queue = new PQueue({ concurrency: 16 });
    for (let index = 0; index < payouts; index += 1) {
      const key = `payout-${index}`;
      const remember = ({ id }: Stripe.Transfer) => {
        // An answer given before the kill is the answer after it.
        expect(answered.get(key) ?? id).toBe(id);
        answered.set(key, id);
      };
      queue.add(() => stripe.transfers.create(params(key), { idempotencyKey: key }).then(remember, () => undefined));
    }
    await queue.onIdle();
  };

  for (const killAfter of [20, 80, 140]) {
    const sending = sendAll();
    await expect.poll(() => answered.size, { timeout: 15_000, interval: 5 }).toBeGreaterThan(killAfter);
    await kill();
    await sending;
    await startProcess(port);
  }
  await sendAll();

  expect(answered.size).toBe(payouts);
  const transfers: Stripe.Transfer[] = [];
  for await (const transfer of stripe.transfers.list({ destination: account.id, limit: 100 })) transfers.push(transfer);
  expect(new Set(transfers.map(({ transfer_group: group }) => group)).size).toBe(payouts);
  expect(transfers).toHaveLength(payouts);
  expect((await stripe.balance.retrieve()).available[0]?.amount).toBe(1_000_000 - payouts * amountMinor);
  const received = await stripe.balance.retrieve({}, { stripeAccount: account.id });
  expect(received.available[0]?.amount).toBe(payouts * amountMinor);
}, 60_000);
