import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { requireActiveAgency } from '../find-agencies.ts';
import type { AgencyRecord } from '../model.ts';
import { draft, emailKey, type Made, mailInvitation, requireRoom } from './make-invitation.ts';
import { type InvitationRecord, invitations } from './model.ts';
import type { Line, LineProblem } from './read-line.ts';

export type NumberedLine = Line & { line: number };

interface Invited {
  invited: number;
  refused: (LineProblem & { line: number })[];
}

/** Why an address that was invited before is not invited by a file; somebody who said no may still be asked in person. */
const KNOWN: Partial<Record<InvitationRecord['state'], Omit<LineProblem, 'value'>>> = {
  open: {
    code: 'already_invited',
    sentence: 'This address has an invitation of yours already. If it has expired, send that one again.',
  },
  accepted: { code: 'already_accepted', sentence: 'This address has accepted an invitation of yours.' },
  declined: { code: 'declined_before', sentence: 'This address has declined an invitation of yours.' },
};

/** One transaction for some lines of a file: those of them that were not invited before, with their mails. Repeatable. */
export async function inviteBatch(ctx: Context, agencyId: string, lines: NumberedLine[]): Promise<Invited> {
  if (lines.length === 0) return { invited: 0, refused: [] };
  return inTransaction(ctx, async (tx) => {
    const agency = await requireActiveAgency(tx, agencyId);
    await requireRoom(tx, agency);
    const known = await invitedBefore(tx, agency, lines);
    const problemOf = ({ email }: Line) => KNOWN[known.get(emailKey(tx, email)) ?? 'revoked'];
    const fresh = lines.filter((line) => !problemOf(line));
    await storeAll(tx, agency, fresh);
    const refused = lines.flatMap((line) => {
      const problem = problemOf(line);
      return problem ? [{ ...problem, value: line.email, line: line.line }] : [];
    });
    return { invited: fresh.length, refused };
  });
}

/** What became of the latest invitation of each address, by its hash. */
async function invitedBefore(
  tx: Context,
  agency: AgencyRecord,
  lines: Line[],
): Promise<Map<string, InvitationRecord['state']>> {
  const hashes = lines.map(({ email }) => emailKey(tx, email));
  const rows = await invitations(tx)
    .find({ agencyId: agency._id, emailHash: { $in: hashes }, kind: 'roster' }, { emailHash: 1, state: 1 })
    .sort({ _id: 1 })
    .session(tx.session ?? null)
    .lean();
  return new Map(rows.map(({ emailHash, state }) => [emailHash ?? '', state]));
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
