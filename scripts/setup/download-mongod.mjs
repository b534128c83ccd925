// Downloads a mongod by mongodb-memory-server into the folder of the first argument. Runs as a process of its own,
// so that it can be ended when it takes too long.

import { MongoBinary } from 'mongodb-memory-server';
import { DryMongoBinary } from 'mongodb-memory-server-core/lib/util/DryMongoBinary.js';
import { MongoBinaryDownloadUrl } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js';

const REACH_MILLIS = 5_000;

try {
  process.env.MONGOMS_RUNTIME_DOWNLOAD = 'true';
  process.env.MONGOMS_DOWNLOAD_DIR = process.argv[2];
  const options = await DryMongoBinary.generateOptions({});
  // Behind a firewall the library would try for minutes.
  await fetch(await new MongoBinaryDownloadUrl(options).getDownloadUrl(), {
    method: 'HEAD',
    signal: AbortSignal.timeout(REACH_MILLIS),
  });
  await MongoBinary.getPath();
} catch (error) {
  const cause = error?.cause?.message ?? error?.message;
  process.stderr.write(`${cause}\n`);
  process.exitCode = 1;
}
