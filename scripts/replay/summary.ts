import type { Books } from './collect-books.ts';
import type { Difference } from './compare.ts';
import type { BrokenRow } from './read-orders.ts';
import type { Recomputed } from './recompute.ts';
import { sayMove } from './recompute-tiers.ts';

const SHOWN = 20;

const whole = new Intl.NumberFormat('en');
const decimal = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const count = (number: number): string => whole.format(number);
export const brl = (minor: number): string => `${decimal.format(minor / 100)} BRL`;

/** Two columns: a name, and figures aligned at their right ends. */
const line = (name: string, ...figures: string[]): string =>
  `  ${name.padEnd(26)}${figures.map((figure) => figure.padStart(20)).join('')}\n`;

export function sayBrokenRows(broken: BrokenRow[]): string {
  if (broken.length === 0) return '';
  const shown = broken.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}\n`);
  const more = broken.length > SHOWN ? `  … and ${count(broken.length - SHOWN)} more\n` : '';
  return `${count(broken.length)} broken ${broken.length === 1 ? 'row is' : 'rows are'} left out:\n${shown.join('')}${more}`;
}

/** The figures of the whole programme, as Kolect and Stripe give them. */
export function sayBooks(books: Books): string {
  const paid = books.creators.filter((one) => one.payouts > 0).length;
  const trial = books.trial.flatMap(({ currency, accounts, sumMinor }) => [
    `\nTrial balance, ${currency}\n`,
    ...accounts.map(({ account, amountMinor }) => line(account, '', decimal.format(amountMinor / 100))),
    line('sum', '', decimal.format(sumMinor / 100)),
  ]);
  return [
    '\nProgramme\n',
    line('orders', count(books.orders)),
    line('GMV', '', brl(books.gmvMinor)),
    line('net GMV', '', brl(books.netGmvMinor)),
    line('clicks', count(books.clicks)),
    '\nCommissions (of order lines)\n',
    ...books.commissions.map((row) => line(row.state, count(row.count), brl(row.amountMinor))),
    '\nPayouts\n',
    line(
      'sent',
      count(total(books.creators.map((one) => one.payouts))),
      brl(total(books.creators.map((one) => one.sentMinor))),
    ),
    line('transfers at Stripe', count(books.transfers), brl(total(books.creators.map((one) => one.transferredMinor)))),
    line('creators paid', `${count(paid)} of ${count(books.creators.length)}`),
    line('carried forward', '', brl(total(books.creators.map((one) => one.payableMinor)))),
    ...trial,
    `  ledger check: ${count(books.findings.length)} findings\n`,
  ].join('');
}

/** What the recomputation says beside it. */
export function sayAgreement(second: Recomputed, books: Books, sightings: number, differences: Difference[]): string {
  const figures = [
    '\nRecomputed from the file alone\n',
    line('orders', count(second.orders.size)),
    line('GMV', '', brl(second.gmv)),
    line('net GMV', '', brl(second.net)),
    line('commissions that stand', '', brl(second.commission)),
    line('of it bonus of tiers', '', brl(second.bonus)),
    line('lost to cancellations', '', brl(second.cancelled)),
    line('creators who earn', count(second.creators.size)),
    line('lock dates looked at', count(sightings)),
    sayBonuses(second, books),
  ];
  if (differences.length === 0) return `${figures.join('')}\nThe recomputation agrees to the cent.\n`;
  const shown = differences
    .slice(0, SHOWN)
    .map(({ what, books, recomputed }) => `  ${what}: ${books}, recomputed ${recomputed}\n`);
  const more = differences.length > SHOWN ? `  … and ${count(differences.length - SHOWN)} more\n` : '';
  return `${figures.join('')}\n${count(differences.length)} differences:\n${shown.join('')}${more}`;
}

/** Who earned more than the rate for her tier, those with most first. */
function sayBonuses({ orders, moves }: Recomputed, { creators }: Books): string {
  const names = new Map(creators.map(({ number, name }) => [number, name]));
  const better = [...orders.values()].filter((order) => order.bonus > 0);
  const rows = [...Map.groupBy(better, (order) => order.creator ?? -1)]
    .map(([creator, own]) => ({ creator, orders: own.length, bonus: total(own.map((order) => order.bonus)) }))
    .toSorted((left, right) => right.bonus - left.bonus);
  const shown = rows.slice(0, SHOWN).map((row) => {
    const history = (moves.get(row.creator) ?? []).map(sayMove).join(', ');
    return `  ${(names.get(row.creator) ?? '').padEnd(26)}${count(row.orders).padStart(20)}${brl(row.bonus).padStart(20)}  ${history}\n`;
  });
  const more = rows.length > SHOWN ? `  … and ${count(rows.length - SHOWN)} more\n` : '';
  return `${line('creators with a bonus', count(rows.length))}${shown.join('')}${more}`;
}

const total = (amounts: number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
