import type { Creator } from './join-creators.ts';
import type { CreatorComparison, Recomputation } from './recompute-again.ts';
import { count } from './summary.ts';

const decimal = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const money = (minor: number) => decimal.format(minor / 100);

/** Kept and recomputed figures, creator by creator, those who earn most first. @param shown how many; everybody when left out */
export function sayMaintained(
  { creators, newEntries, changedByFullRun, evaluatedByFullRun }: Recomputation,
  people: Creator[],
  shown = creators.length,
): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const rows = creators.toSorted((left, right) => right.earnedUsdMinor - left.earnedUsdMinor);
  const agree = rows.filter(isEqual).length;
  const commissions = rows.reduce((sum, row) => sum + row.commissions, 0);
  const others = rows.reduce((sum, row) => sum + row.otherCommissions, 0);
  return [
    '\nRecomputed inside, against what is maintained\n',
    `  every order settled again: ${count(commissions)} commissions, ${count(others)} differ; ${count(newEntries)} new journal entries\n`,
    `  full evaluation of ${count(evaluatedByFullRun)} creators: ${count(changedByFullRun)} differ from the daily evaluations\n`,
    `  standings by other code, day by day: ${count(agree)} of ${count(rows.length)} equal\n\n`,
    `  ${'creator'.padEnd(16)}${['commissions', 'tier', 'moves', 'net GMV, 90 days', 'earned, a year, US$', ''].map((title) => title.padStart(20)).join('')}\n`,
    ...rows.slice(0, shown).map((row) => lineOf(row, names.get(row.creatorId) ?? row.creatorId)),
    rows.length > shown ? `  … and ${count(rows.length - shown)} more (--every-creator shows them)\n` : '',
  ].join('');
}

const isEqual = ({ differences, otherCommissions }: CreatorComparison): boolean =>
  differences.length === 0 && otherCommissions === 0;

function lineOf(row: CreatorComparison, name: string): string {
  const figures = [
    count(row.commissions),
    row.tier,
    count(row.moves),
    money(row.netGmvMinor),
    money(row.earnedUsdMinor),
  ];
  const verdict = isEqual(row) ? 'equal' : row.differences.join('; ') || 'differs';
  return `  ${name.padEnd(16)}${[...figures, verdict].map((figure) => figure.padStart(20)).join('')}\n`;
}
