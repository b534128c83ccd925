// A sandbox in a process of its own, so that a test can kill it: `node sandbox-process.ts <database uri> <port>`.
import { MongoClient } from 'mongodb';
import { startSandbox } from '../../../src/sandbox/index.ts';

const [uri = '', port = '0'] = process.argv.slice(2);
const client = await MongoClient.connect(uri);
const sandbox = await startSandbox({
  port: Number(port),
  publicUrl: 'http://localhost:3001',
  kolectUrl: 'http://127.0.0.1:1',
  db: client.db(),
  clock: { now: () => new Date(), advance: async () => undefined },
  stripe: { requestsPerSecond: null, openingBalanceMinor: { eur: 1_000_000 } },
});
process.stdout.write(`${JSON.stringify(sandbox.stripe)}\n`);
