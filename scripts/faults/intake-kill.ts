import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { readConfig } from '../../src/config.ts';
import { startEmbeddedMongod } from '../../src/embedded/index.ts';
import { connect } from '../../src/start/connect.ts';
import { type Sending, sendAll } from './clients.ts';
import { type Findings, findingsOf } from './findings.ts';
import { storyOf } from './history.ts';
import { KolectProcess } from './kolect-process.ts';
import { makeProgramme } from './programme.ts';

export interface Plan {
  orders: number;
  clients: number;
  kills: number;
  /** Share of the run in which the kills fall; the whole when left out. After the last one a lease has to run out. */
  killsWithin?: number;
  stepDowns: number;
  /** Of Kolect; the sandbox takes the one above. */
  port: number;
}

export interface Outcome {
  acknowledged: number;
  sends: number;
  retries: number;
  duplicates: number;
  kills: number;
  stepDowns: number;
  seconds: number;
  findings: Findings;
}

const CREATORS = 40;
const STEP_DOWN_SECONDS = 3;
const SETTLE_MS = 300_000;

/**
 * Orders sent by several clients while Kolect is killed and started and its database steps down, on a database of the run's
 * own. Then everything acknowledged is looked for, the ledger is proved, and the earnings are computed anew.
 */
export async function intakeKill(plan: Plan): Promise<Outcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kolect-faults-'));
  const mongod = await startEmbeddedMongod({ dataDir });
  const uri = mongod.uri.replace('/?', '/faults?');
  const environment = {
    NODE_ENV: 'test',
    PORT: `${plan.port}`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    DEMO: 'false',
    SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    MONGODB_URI: uri,
  };
  const config = readConfig(environment);
  const programme = await makeProgramme(config, uri, CREATORS);
  const kolect = new KolectProcess(environment, config.publicUrl);
  const mongo = await connect(uri);
  try {
    await kolect.start();
    const now = new Date();
    const stories = Array.from({ length: plan.orders }, (_, index) => storyOf(index, CREATORS, now, programme.touchOf));
    const sending: Sending = { acknowledged: new Set(), sends: 0, retries: 0, duplicates: 0 };
    const started = performance.now();
    const to = { url: `${config.publicUrl}/v1/shops/${programme.shop.id}/events`, secret: programme.shop.secret };
    const total = stories.reduce((sum, story) => sum + story.events.length, 0);
    const sent = sendAll(stories, plan.clients, to, sending);
    const done = await Promise.all([sent, disturb(plan, kolect, mongo, () => sending.acknowledged.size / total)]);
    await untilProcessed(mongo);
    const seconds = (performance.now() - started) / 1_000;
    await kolect.stop();
    const findings = await findingsOf(mongo, programme, stories, sending.acknowledged);
    const { acknowledged, ...counts } = sending;
    return { acknowledged: acknowledged.size, ...counts, ...done[1], seconds, findings };
  } finally {
    await kolect.kill();
    await mongo.close();
    await mongod.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Kills and step-downs, spread evenly over the run by how much is acknowledged. */
async function disturb(plan: Plan, kolect: KolectProcess, mongo: Connection, progress: () => number) {
  const kill = async () => {
    await kolect.kill();
    await kolect.start();
  };
  const { killsWithin = 1 } = plan;
  const turns = [
    ...Array.from({ length: plan.kills }, (_, index) => ({
      at: ((index + 1) / (plan.kills + 1)) * killsWithin,
      act: kill,
    })),
    ...Array.from({ length: plan.stepDowns }, (_, index) => ({
      at: (index + 0.5) / plan.stepDowns,
      act: () => stepDown(mongo),
    })),
  ].toSorted((left, right) => left.at - right.at);
  for (const { at, act } of turns) {
    while (progress() < at) await pause(5);
    await act();
  }
  return { kills: plan.kills, stepDowns: plan.stepDowns };
}

/** The only node stops being primary and is elected again; what it had not acknowledged may be gone. */
async function stepDown(mongo: Connection): Promise<void> {
  const admin = mongo.getClient().db('admin');
  // The server may close the connection instead of answering.
  await admin.command({ replSetStepDown: STEP_DOWN_SECONDS, force: true }).catch(() => undefined);
}

async function untilProcessed(mongo: Connection): Promise<void> {
  const deadline = Date.now() + SETTLE_MS;
  const events = mongo.getClient().db(mongo.name).collection('order_events');
  while ((await events.countDocuments({ state: 'received' }, { limit: 1 })) > 0) {
    if (Date.now() > deadline) throw new Error('the events were not processed in time');
    await pause(100);
  }
}
