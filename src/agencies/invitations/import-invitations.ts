import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { requireAgency, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { requireActiveAgency } from '../find-agencies.ts';
import type { AgencyRecord } from '../model.ts';
import { draft, emailKey, type Made, mailInvitation, requireRoom } from './make-invitation.ts';
import { invitations } from './model.ts';
import { type Line, readLine } from './read-line.ts';
import type { ImportReport } from './schemas.ts';

export const MAX_LINES = 1_000;
const BATCH = 100;
const MAX_PROBLEMS = 200;

interface Defaults {
  shareBps: number;
  termMonths: number | null;
  language: string;
}

/**
 * Invites everybody in a CSV: a line each with `email`, and if wanted `name`, `share` in percent, `months` and `language`.
 * Read as a stream; what is wrong with a line is told with its number, and the other lines go out. A file that is sent again
 * invites nobody twice. At most 1,000 lines.
 */
export async function importInvitations(
  ctx: Context,
  input: { agencyId: string; csv: Buffer; defaults: Defaults },
): Promise<ImportReport> {
  requireAgency(ctx, input.agencyId);
  requireUser(ctx);
  const report: ImportReport = { invited: 0, lines: 0, problems: [] };
  const seen = new Map<string, number>();
  let batch: (Line & { line: number })[] = [];
  const flush = async () => {
    await inviteBatch(ctx, input.agencyId, batch, report);
    batch = [];
  };
  for await (const { line, fields } of linesOf(input.csv)) {
    if (fields === undefined) {
      complain(report, line, 'line_unreadable', 'This line is not CSV: look for a quotation mark too many.', '');
      break;
    }
    report.lines += 1;
    if (report.lines > MAX_LINES) {
      complain(
        report,
        line,
        'too_many_lines',
        `A file has at most ${MAX_LINES} lines. This one and those after it were not read.`,
        '',
      );
      report.lines = MAX_LINES;
      break;
    }
    const read = readLine(fields, input.defaults);
    if ('problem' in read) complain(report, line, read.problem.code, read.problem.sentence, read.problem.value);
    else if (seen.has(read.email))
      complain(report, line, 'duplicate', `The same address is on line ${seen.get(read.email)}.`, read.email);
    else {
      seen.set(read.email, line);
      batch.push({ ...read, line });
    }
    if (batch.length === BATCH) await flush();
  }
  await flush();
  report.problems.sort((left, right) => left.line - right.line);
  return report;
}

function complain(report: ImportReport, line: number, code: string, sentence: string, value: string): void {
  if (report.problems.length < MAX_PROBLEMS) report.problems.push({ line, code, sentence, value: value.slice(0, 120) });
}

/** Lines of a CSV with their numbers; fields are undefined where the file cannot be read any further. */
async function* linesOf(csv: Buffer): AsyncGenerator<{ line: number; fields: Record<string, string> | undefined }> {
  const head = csv.subarray(0, 4_096).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  const parser = Readable.from([csv]).pipe(
    parse({
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: head.includes(';') && !head.includes(',') ? ';' : ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 4_096,
    }),
  );
  let last = 1;
  try {
    for await (const { info, record } of parser) {
      last = info.lines;
      yield { line: last, fields: record };
    }
  } catch {
    yield { line: last + 1, fields: undefined };
  }
}

/** One transaction for a hundred lines: those of them that are not invited yet, with their mails. */
async function inviteBatch(
  ctx: Context,
  agencyId: string,
  batch: (Line & { line: number })[],
  report: ImportReport,
): Promise<void> {
  if (batch.length === 0) return;
  const invited = await inTransaction(ctx, async (tx) => {
    const agency = await requireActiveAgency(tx, agencyId);
    await requireRoom(tx, agency);
    const known = await alreadyInvited(tx, agency, batch);
    const fresh = batch.filter(({ email }) => !known.has(emailKey(tx, email)));
    await storeAll(tx, agency, fresh);
    return new Set(fresh.map(({ line }) => line));
  });
  report.invited += invited.size;
  for (const { line, email } of batch)
    if (!invited.has(line))
      complain(report, line, 'already_invited', 'This address has an open invitation of yours already.', email);
}

async function alreadyInvited(tx: Context, agency: AgencyRecord, batch: Line[]): Promise<Set<string | null>> {
  const hashes = batch.map(({ email }) => emailKey(tx, email));
  const rows = await invitations(tx)
    .find({ agencyId: agency._id, kind: 'roster', state: 'open', emailHash: { $in: hashes } }, { emailHash: 1 })
    .session(tx.session ?? null)
    .lean();
  return new Set(rows.map((row) => row.emailHash));
}

async function storeAll(tx: Context, agency: AgencyRecord, lines: Line[]): Promise<void> {
  if (lines.length === 0) return;
  const { invitationDays } = (await currentSettings(tx)).joining;
  const made: Made[] = lines.map(({ email, name, language, shareBps, termMonths }) =>
    draft(tx, { kind: 'roster', agencyId: agency._id, email, name, language, shareBps, termMonths }, invitationDays),
  );
  await invitations(tx).insertMany(
    made.map(({ invitation }) => invitation),
    { session: tx.session ?? null },
  );
  for (const one of made) await mailInvitation(tx, one, agency.name);
  await audit(tx, { action: 'invitation.imported', subject: agency._id, after: { invitations: made.length } });
}
