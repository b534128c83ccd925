import { MongoClient } from 'mongodb';
import type { Place } from '../../faults/payouts/context.ts';
import { openSandbox } from '../../faults/payouts/open-sandbox.ts';
import { answer } from './answer.ts';

// Stripe's sandbox as a process of its own: both sides of an entry call the same one.

let stop = async () => undefined as unknown;

answer(
  {
    async open({ uri }: { uri: string }): Promise<{ url: string; stripe: Place['stripe'] }> {
      const client = await MongoClient.connect(uri);
      const sandbox = await openSandbox(client.db());
      stop = async () => {
        await sandbox.stop();
        await client.close();
      };
      const { secretKey, host, port } = sandbox.stripe;
      return { url: sandbox.url, stripe: { secretKey, host, port: Number(port) } };
    },
  },
  async () => void (await stop()),
);
