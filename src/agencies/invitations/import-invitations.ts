import { requireAgency, requireUser } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { requireActiveAgency } from '../find-agencies.ts';
import { inviteBatch, type NumberedLine } from './invite-batch.ts';
import { type FileEnd, readFile } from './read-file.ts';
import { readLine } from './read-line.ts';
import type { ImportReport } from './schemas.ts';

export const MAX_LINES = 1_000;
const BATCH = 100;
const MAX_PROBLEMS = 200;

interface Defaults {
  shareBps: number;
  termMonths: number | null;
  language: string;
}

const FILE_ENDS: Record<FileEnd, string> = {
  file_too_large: 'The file is over 5 MB; it was not read from here on.',
  line_unreadable: 'This line is not CSV: look for a quotation mark too many. What follows was not read.',
  not_text: 'The file is not in UTF-8. Save it as CSV UTF-8 and send it again: nobody is invited twice.',
};

/**
 * Invites everybody in a CSV: a line each with `email`, and if wanted `name`, `share` in percent, `months` and `language`.
 * Read as it arrives, in bounded memory; a hundred lines are invited, with their mails, in one transaction. What is wrong with a line
 * is told with its number, and the other lines go out. Whatever interrupts it, the file can be sent again: nobody is invited twice, and
 * nobody again who has answered. At most 1,000 lines and 5 MB.
 */
export async function importInvitations(
  ctx: Context,
  input: { agencyId: string; csv: AsyncIterable<Uint8Array>; defaults: Defaults },
): Promise<ImportReport> {
  requireAgency(ctx, input.agencyId);
  requireUser(ctx);
  await requireActiveAgency(ctx, input.agencyId);
  const report: ImportReport = { invited: 0, lines: 0, problems: [] };
  const complain = (line: number, code: string, sentence: string, value = '') => {
    if (report.problems.length < MAX_PROBLEMS)
      report.problems.push({ line, code, sentence, value: value.slice(0, 120) });
  };
  /** Told however much is wrong with the lines before. */
  const stopAt = (line: number, code: string, sentence: string) =>
    report.problems.splice(MAX_PROBLEMS - 1, Number.POSITIVE_INFINITY, { line, code, sentence, value: '' });
  const seen = new Map<string, number>();
  let batch: NumberedLine[] = [];
  const flush = async () => {
    const { invited, refused } = await inviteBatch(ctx, input.agencyId, batch);
    report.invited += invited;
    for (const { line, code, sentence, value } of refused) complain(line, code, sentence, value);
    batch = [];
  };
  let last = 1;
  const lines = readFile(input.csv);
  let next = await lines.next();
  for (; !next.done; next = await lines.next()) {
    const { line, fields } = next.value;
    last = line;
    if (report.lines === MAX_LINES) {
      await lines.return(undefined);
      await flush();
      const sentence = `A file has at most ${MAX_LINES} lines. This one and those after it were not read.`;
      stopAt(line, 'too_many_lines', sentence);
      break;
    }
    report.lines += 1;
    const read = readLine(fields, input.defaults);
    if ('problem' in read) complain(line, read.problem.code, read.problem.sentence, read.problem.value);
    else if (seen.has(read.email))
      complain(line, 'duplicate', `The same address is on line ${seen.get(read.email)}.`, read.email);
    else {
      seen.set(read.email, line);
      batch.push({ ...read, line });
    }
    if (batch.length === BATCH) await flush();
  }
  await flush();
  if (next.done && next.value) stopAt(last + 1, next.value, FILE_ENDS[next.value]);
  report.problems.sort((left, right) => left.line - right.line);
  return report;
}
