import type { Context } from '../context.ts';
import { DAY_MS } from '../kit/clock.ts';
import { encrypt } from '../kit/keyring.ts';
import { layOut } from './lay-out.ts';
import { mails } from './model.ts';
import { type TemplateName, type ValuesOf, writeMail } from './templates/index.ts';

const KEEP_DAYS = 30;

/** What every template is given by itself. */
type Programme = { programme: string };

export interface NewMail<Name extends TemplateName> {
  to: string;
  template: Name;
  values: Omit<ValuesOf<Name>, keyof Programme>;
  /** The reader's language, as on her user record. */
  language: string;
  userId?: string;
  /** The business fact behind the mail: told twice, it is written once. Left out, every call is a mail. */
  key?: string;
}

/**
 * Puts a mail into the outbox, in the caller's transaction: it is sent if, and only if, what it tells was committed.
 * Nothing is sent here; the worker does that within seconds.
 */
export async function queueMail<Name extends TemplateName>(tx: Context, mail: NewMail<Name>): Promise<void> {
  const { programmeName: programme, publicUrl } = tx.config;
  const values = { programme, ...mail.values } as unknown as ValuesOf<Name>;
  const { text, language } = writeMail(mail.template, mail.language, values);
  const letter = { to: mail.to, ...layOut(text, { language, programme, publicUrl }) };
  const _id = mail.key ? `${mail.template}:${mail.key}` : tx.ids.next('mal');
  const now = new Date();
  const record = {
    template: mail.template,
    userId: mail.userId ?? null,
    sealedLetter: encrypt(tx.keyring, 'mail', JSON.stringify(letter)),
    state: 'waiting' as const,
    attempts: 0,
    dueAt: now,
    error: null,
    queuedAt: tx.clock.now(),
    sentAt: null,
    expiresAt: new Date(now.getTime() + KEEP_DAYS * DAY_MS),
  };
  await mails(tx)
    .updateOne({ _id }, { $setOnInsert: record }, { upsert: true })
    .session(tx.session ?? null);
}
