import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import type { Postman } from '../kit/postman.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const MAX_KEPT = 500;

/** By SMTP where it is configured; otherwise into files of the data directory, where the sandbox's mailbox shows them. */
export const createPostman = (config: Config): Postman =>
  config.mail.smtpUrl === undefined ? filePostman(join(config.dataDir, 'mail')) : smtpPostman(config);

function smtpPostman({ mail, publicUrl }: Config): Postman {
  const transport = createTransport({
    url: mail.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  const host = new URL(publicUrl).hostname;
  return {
    async send({ id, at, to, subject, text, html }) {
      const messageId = `<${idOf(id)}@${host}>`;
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({
        from: mail.from,
        to: { name: '', address: to },
        date: at,
        messageId,
        headers,
        subject,
        text,
        html,
      });
    },
    close: () => transport.close(),
  };
}

/** An id that may hold anything, as a file's name and a Message-ID. */
const idOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32);

function filePostman(directory: string): Postman {
  return {
    async send({ id, at, ...letter }) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = `${at.toISOString().replace(/[:.]/g, '-')}-${idOf(id).slice(0, 12)}.json`;
      const path = join(directory, name);
      // Written aside first: whoever looks never finds half a mail.
      await writeFile(`${path}.part`, JSON.stringify({ at, ...letter }, null, 2), { mode: 0o600 });
      await rename(`${path}.part`, path);
      await keepNewest(directory);
    },
    close: () => undefined,
  };
}

async function keepNewest(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).toSorted();
  for (const name of names.slice(0, Math.max(0, names.length - MAX_KEPT)))
    await rm(join(directory, name), { force: true });
}
