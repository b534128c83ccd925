import mongoose, { type Connection } from 'mongoose';
import { StartupError } from '../embedded/index.ts';
import { prepareCollections } from '../kit/model.ts';

const SELECTION_MS = 10_000;

/**
 * Connects with majority writes, whatever the address says, and refuses a standalone server: it has no transactions, and what
 * it acknowledges can be lost in a failover.
 */
export async function connect(uri: string, options: { maxPoolSize?: number } = {}): Promise<Connection> {
  const mongo = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: SELECTION_MS,
    writeConcern: { w: 'majority' },
    readConcernLevel: 'majority',
    retryWrites: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    maxPoolSize: options.maxPoolSize ?? 50,
  });
  try {
    await mongo.asPromise();
  } catch (error) {
    throw new StartupError(
      `MongoDB cannot be reached: ${error instanceof Error ? error.message : error}. Is MONGODB_URI right and the server running?`,
    );
  }
  const hello = await mongo.getClient().db('admin').command({ hello: 1 });
  if (!hello.setName && hello.msg !== 'isdbgrid') {
    await mongo.close();
    throw new StartupError(
      'MongoDB runs as a standalone server. Kolect needs a replica set (one node is enough): start mongod with --replSet and run rs.initiate().',
    );
  }
  await prepareCollections(mongo);
  return mongo;
}
