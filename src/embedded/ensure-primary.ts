import { setTimeout as wait } from 'node:timers/promises';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import { StartupError } from './startup-error.ts';

export const REPLICA_SET = 'kolect';

// https://github.com/mongodb/mongo/blob/v6.0/src/mongo/base/error_codes.yml
const ALREADY_INITIALIZED = 23;
const NOT_YET_INITIALIZED = 94;

const POLL_MILLIS = 10;
const DEADLINE_MILLIS = 60_000;

interface ReplicaSetConfig {
  version: number;
  members: { host: string }[];
}

/**
 * Makes the mongod on this loopback port the primary of its one-node replica set: initiates the set on new data, and
 * tells a set whose data last ran on another port its new address. Throws StartupError when it does not become primary.
 */
export async function ensurePrimary(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: DEADLINE_MILLIS,
    monitorCommands: false,
  });
  try {
    await client.connect();
    await becomePrimary(client.db('admin'), `127.0.0.1:${port}`);
  } finally {
    await client.close();
  }
}

async function becomePrimary(admin: Db, host: string): Promise<void> {
  const deadline = performance.now() + DEADLINE_MILLIS;
  let configured = false;
  while (performance.now() < deadline) {
    const state = await admin.command({ hello: 1 });
    if (state.isWritablePrimary === true) return;
    if (!configured) configured = await configure(admin, host);
    else await wait(POLL_MILLIS);
  }
  throw new StartupError(`The embedded mongod on ${host} did not become primary within ${DEADLINE_MILLIS / 1000} s.`);
}

async function configure(admin: Db, host: string): Promise<boolean> {
  const config = await readConfig(admin);
  if (config === undefined) return initiate(admin, host);
  if (config.members[0]?.host === host) return true;
  const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], _id: 0, host }] };
  await admin.command({ replSetReconfig: moved, force: true });
  return true;
}

async function readConfig(admin: Db): Promise<ReplicaSetConfig | undefined> {
  try {
    const answer = await admin.command({ replSetGetConfig: 1 });
    return answer.config as ReplicaSetConfig;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}

// A set that was initiated in an earlier run answers "not yet initialised" until it has loaded its configuration;
// it then refuses a second initiation, and the caller looks again.
async function initiate(admin: Db, host: string): Promise<boolean> {
  try {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === ALREADY_INITIALIZED) return false;
    throw error;
  }
}
