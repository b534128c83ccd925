import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createKeyring, type Keyring } from '../kit/keyring.ts';

/** The keys from the environment; outside production, ones that are made once and kept in the data directory. */
export async function loadKeyring(config: Config): Promise<Keyring> {
  if (config.secretKeys) return createKeyring(config.secretKeys);
  if (config.production) throw new Error('SECRET_KEYS is required in production');
  await mkdir(config.dataDir, { recursive: true });
  const path = join(config.dataDir, 'secret-key');
  await writeFile(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return createKeyring([['dev', Buffer.from(await readFile(path, 'utf8'), 'base64')]]);
}
