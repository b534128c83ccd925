import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Mail = z.object({ at: z.coerce.date(), to: z.string(), subject: z.string(), text: z.string() });
export type Mail = z.infer<typeof Mail> & { name: string };

const MAX_SHOWN = 100;
const NAME = /^[\w-]{1,80}\.json$/;

/** The newest mails, newest first; a file that is none is left out. */
export async function readMails(directory: string | undefined): Promise<Mail[]> {
  if (directory === undefined) return [];
  const names = await readdir(directory).catch(() => [] as string[]);
  const newest = names
    .filter((name) => NAME.test(name))
    .toSorted()
    .reverse()
    .slice(0, MAX_SHOWN);
  const found = await Promise.all(newest.map((name) => readMail(directory, name)));
  return found.filter((mail) => mail !== null);
}

/** One mail by the name of its file, or null. */
export async function readMail(directory: string | undefined, name: string): Promise<Mail | null> {
  if (directory === undefined || !NAME.test(name)) return null;
  try {
    const mail = Mail.parse(JSON.parse(await readFile(join(directory, name), 'utf8')));
    return { ...mail, name };
  } catch {
    return null;
  }
}
