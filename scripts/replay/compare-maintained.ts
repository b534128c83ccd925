import type { Difference } from './compare.ts';
import type { Recomputation } from './recompute-again.ts';

/** Everything that came out otherwise when it was recomputed; empty when what is maintained is right. */
export function compareMaintained({
  creators,
  newEntries,
  changedByFullRun,
  evaluatedByFullRun,
}: Recomputation): Difference[] {
  const rows: Difference[] = [
    { what: 'journal entries after settling every order again', books: newEntries, recomputed: 0 },
    { what: 'creators whose figures a full evaluation changes', books: changedByFullRun, recomputed: 0 },
    { what: 'creators with a standing', books: creators.length, recomputed: evaluatedByFullRun },
    ...creators.map(({ creatorId, otherCommissions }) => ({
      what: `${creatorId}: commissions that differ after settling her orders again`,
      books: otherCommissions,
      recomputed: 0,
    })),
    ...creators.flatMap(({ creatorId, differences }) =>
      differences.map((books) => ({ what: `${creatorId}: standing`, books, recomputed: 'otherwise' })),
    ),
  ];
  return rows.filter(({ books, recomputed }) => books !== recomputed);
}
