import { type Accuracy, accuracyOf, type Judged } from '../../src/trust/score/metrics.ts';

const SHOWN: readonly [keyof Accuracy, string][] = [
  ['rows', 'rows'],
  ['fakes', 'fakes'],
  ['rocAuc', 'ROC-AUC'],
  ['macroF1', 'macro-F1'],
  ['f1', 'F1'],
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['accuracy', 'accuracy'],
  ['recallAt37', 'recall@3.7%'],
  ['brier', 'Brier'],
  ['calibrationError', 'calibr. err'],
];

/** Accuracy of each origin's judgements. */
export function accuracyByOrigin(judged: readonly (Judged & { origin: string })[]): Record<string, Accuracy> {
  return Object.fromEntries(
    [...Map.groupBy(judged, ({ origin }) => origin)].map(([name, rows]) => [name, accuracyOf(rows)]),
  );
}

/** Figures as lines of text, one a line for each name, aligned. */
export function tableOf(title: string, figures: Readonly<Record<string, object>>): string {
  const names = new Map<string, string>(SHOWN);
  const columns = [...new Set(Object.values(figures).flatMap(Object.keys))];
  const head = [title, ...columns.map((column) => names.get(column) ?? column)];
  const body = Object.entries(figures).map(([name, row]) => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return [name, ...columns.map((column) => shown(cells.get(column)))];
  });
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)));
  return [head, ...body]
    .map((row) =>
      row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  '),
    )
    .join('\n');
}

function shown(value: unknown): string {
  if (typeof value !== 'number' || Number.isNaN(value)) return '-';
  return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(4);
}
