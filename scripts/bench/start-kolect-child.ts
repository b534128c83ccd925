import { randomBytes } from 'node:crypto';
import { type Child, startChild } from './child.ts';
import type { Bench } from './open-bench.ts';
import type { Programme, ProgrammeSize } from './seed-programme.ts';

interface OpenChild extends Child {
  url: string;
  /** The value of one metric of the process. */
  metric(name: string): Promise<number>;
}

export interface KolectChild extends OpenChild {
  programme: Programme;
}

const PROGRAMME = { creators: 500, linksPerCreator: 2 };

/** One API process of Kolect on a database of its own, with a programme in it, a small one by default. Stopped with the entry. */
export async function startKolectChild(
  bench: Bench,
  database: string,
  size: ProgrammeSize = PROGRAMME,
): Promise<KolectChild> {
  await bench.mongo.db(database).dropDatabase();
  const child = await openKolectChild(bench, database);
  return { ...child, programme: await child.ask<Programme>('seed', size) };
}

/** One API process of Kolect on a database as it is. Stopped with the entry. */
export async function openKolectChild(bench: Bench, database: string, nodeOptions: string[] = []): Promise<OpenChild> {
  const [port = 0] = await bench.freePorts(1);
  const child = startChild('kolect', {
    environment: productionEnvironment(port, bench.mongoUri(database)),
    nodeOptions: [
      ...nodeOptions,
      ...(bench.profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${bench.profileFolder}`] : []),
    ],
  });
  bench.onClose(() => child.stop());
  await child.ask('open');
  const url = `http://127.0.0.1:${port}`;
  return { ...child, url, metric: (name) => readMetric(url, name) };
}

const productionEnvironment = (port: number, mongoUri: string): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  PORT: `${port}`,
  TRUST_PROXY: '1',
  PUBLIC_URL: 'https://kolect.example',
  MONGODB_URI: mongoUri,
  PSEUDONYM_KEY: randomBytes(32).toString('base64'),
  SECRET_KEYS: `a:${randomBytes(32).toString('base64')}`,
  STRIPE_SECRET_KEY: 'sk_test_never_called',
  STRIPE_WEBHOOK_SECRET: 'whsec_never_called',
  GOOGLE_ID: 'never-called',
  GOOGLE_SECRET: 'never-called',
  SMTP_URL: 'smtp://never-called.example',
  MAIL_FROM: 'no-reply@kolect.example',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'error',
});

async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`there is no metric ${name}`);
  return Number(value);
}
