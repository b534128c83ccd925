import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { currencyExponent, type Money } from '../../kit/money.ts';
import type { Statement, StatementPayout } from './gather-statement.ts';
import { type StatementWords, wordOf } from './words.ts';

// The fonts that PDF readers have by themselves know no Cyrillic and no Polish.
const require = createRequire(import.meta.url);
const REGULAR = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

const MARGIN = 56;
const SOFT = '#5b6472';
const INK = '#161b22';

/** How the reader's language writes money, days, months and countries. */
interface Writing {
  money: (value: Money) => string;
  day: (at: Date) => string;
  month: (month: string) => string;
  country: (code: string) => string;
}

function writingIn(language: string): Writing {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return {
    // With the currency's code: a sign alone is not the same everywhere.
    money: ({ amountMinor, currency }) => {
      const digits = currencyExponent(currency) ?? 2;
      const number = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      return `${number.format(amountMinor / 10 ** digits)} ${currency}`;
    },
    day: (at) => days.format(at),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    country: (code) => countries.of(code) ?? code,
  };
}

/** A statement as a self-billing invoice on A4. */
export function writePdf(statement: Statement, words: StatementWords, language: string): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: language,
    info: { Title: `${words.title} ${statement.number}`, Author: statement.programme },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  const writing = writingIn(language);
  writeHead(pdf, statement, words, writing);
  for (const payout of statement.payouts) writePayout(pdf, payout, words, writing);
  writeFoot(pdf, statement, words, writing);
  numberPages(pdf, words);
  pdf.end();
  return done;
}

type Pdf = InstanceType<typeof PDFDocument>;
const widthOf = (pdf: Pdf) => pdf.page.width - 2 * MARGIN;

function writeHead(
  pdf: Pdf,
  { number, month, client, payee, tax }: Statement,
  words: StatementWords,
  writing: Writing,
): void {
  pdf.font('bold').fontSize(19).fillColor(INK).text(words.title);
  pdf.font('regular').fontSize(9.5).fillColor(SOFT);
  pdf.text(`${words.number} ${number}   ·   ${words.month} ${writing.month(month)}`).moveDown(1.4);
  const top = pdf.y;
  const half = widthOf(pdf) / 2 - 10;
  const party = (x: number, title: string, lines: string[]) => {
    pdf.font('regular').fontSize(9).fillColor(SOFT).text(title, x, top, { width: half });
    pdf.font('regular').fontSize(10.5).fillColor(INK);
    for (const line of lines) pdf.text(line, { width: half });
    return pdf.y;
  };
  const address = tax
    ? [
        tax.address.line,
        `${tax.address.postcode} ${tax.address.city}`,
        writing.country(tax.country),
        `${words.taxId} ${tax.taxId}`,
      ]
    : [writing.country(payee.country)];
  const left = party(MARGIN, words.from, [
    tax?.legalName ?? payee.name,
    ...address,
    ...(tax?.vatId ? [`${words.vatId} ${tax.vatId}`] : []),
  ]);
  const right = party(MARGIN + half + 20, words.to, client);
  pdf.x = MARGIN;
  pdf.y = Math.max(left, right) + 22;
}

function writePayout(pdf: Pdf, payout: StatementPayout, words: StatementWords, writing: Writing): void {
  const { currency, sentAt, id } = payout;
  if (pdf.y > pdf.page.height - 160) pdf.addPage();
  pdf
    .font('bold')
    .fontSize(11)
    .fillColor(INK)
    .text(`${words.payout} ${writing.day(sentAt)}`, MARGIN);
  pdf.font('regular').fontSize(7.5).fillColor(SOFT).text(id).moveDown(0.3);
  const row = (label: string, amountMinor: number, font: 'regular' | 'bold' = 'regular') => {
    if (pdf.y > pdf.page.height - 90) pdf.addPage();
    const { y } = pdf;
    pdf.font(font).fontSize(10).fillColor(INK);
    pdf.text(label, MARGIN, y, { width: widthOf(pdf) - 130 });
    const below = pdf.y;
    pdf.text(writing.money({ amountMinor, currency }), MARGIN, y, { width: widthOf(pdf), align: 'right' });
    pdf.y = Math.max(below, pdf.y) + 2;
  };
  for (const { brand, kind, count, amountMinor } of payout.parts)
    row(`${brand} · ${wordOf(words, kind)} (${count})`, amountMinor);
  if (payout.otherMinor !== 0) row(words.other, payout.otherMinor);
  if (payout.reversedMinor > 0) row(words.reversed, -payout.reversedMinor);
  row(words.total, payout.amountMinor - payout.reversedMinor, 'bold');
  pdf.moveDown(0.9);
}

function writeFoot(pdf: Pdf, { totals }: Statement, words: StatementWords, writing: Writing): void {
  if (pdf.y > pdf.page.height - 170) pdf.addPage();
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .strokeColor('#c9ced6')
    .stroke()
    .moveDown(0.7);
  for (const total of totals) {
    const { y } = pdf;
    // Currencies are never added up, so each has its own total.
    const label = totals.length > 1 ? `${words.total}, ${total.currency}` : words.total;
    pdf.font('bold').fontSize(13).fillColor(INK).text(label, MARGIN, y);
    pdf.text(writing.money(total), MARGIN, y, { width: widthOf(pdf), align: 'right' });
  }
  pdf.moveDown(1.2).font('regular').fontSize(8.5).fillColor(SOFT);
  pdf.text(words.selfBilled, MARGIN).text(words.reverseCharge);
}

function numberPages(pdf: Pdf, { page }: StatementWords): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index);
    pdf.page.margins.bottom = 0;
    const at = pdf.page.height - 40;
    pdf.font('regular').fontSize(8).fillColor(SOFT);
    pdf.text(`${page} ${index + 1} / ${count}`, MARGIN, at, { width: widthOf(pdf), align: 'right', lineBreak: false });
  }
}
