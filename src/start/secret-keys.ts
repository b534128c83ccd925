import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createKeyring, type Keyring } from '../kit/keyring.ts';

/** The keys from the environment; outside production, ones that are made once and kept in the data directory. */
export async function loadKeys(config: Config): Promise<{ keyring: Keyring; pseudonymKey: Buffer }> {
  const keys = config.secretKeys ?? [['dev', await ownKey(config, 'secret-key')]];
  return { keyring: createKeyring(keys), pseudonymKey: config.pseudonymKey ?? (await ownKey(config, 'pseudonym-key')) };
}

async function ownKey(config: Config, name: string): Promise<Buffer> {
  if (config.production) throw new Error(`${name} is required in production`);
  await mkdir(config.dataDir, { recursive: true });
  const path = join(config.dataDir, name);
  await writeFile(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return Buffer.from(await readFile(path, 'utf8'), 'base64');
}
