import { RATE_HOLDER } from './holders.ts';
import type { CommissionRecord } from './model.ts';
import type { ReversalReason } from './schemas.ts';
import { EN } from './words/en.ts';
import { RU } from './words/ru.ts';
import type { Words } from './words/words.ts';

export type Language = 'en' | 'ru';
const WORDS: Record<Language, Words> = { en: EN, ru: RU };

/** The first language of an Accept-Language header that commissions are explained in; English when there is none. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))?.split('=')[1];
      return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => Object.hasOwn(WORDS, language) && quality > 0)
    .toSorted((left, right) => right.quality - left.quality)[0];
  return (wanted?.language as Language | undefined) ?? 'en';
}

export const sayReversal = (reason: ReversalReason, language: Language = 'en'): string =>
  WORDS[language].reversal[reason];

/** A commission in words, sentence by sentence, for the payee: the same that the portal shows. */
export function explain(record: CommissionRecord, brandName: string, language: Language = 'en'): string[] {
  const words = WORDS[language];
  const { currency } = record;
  const money = (amountMinor: number) => words.money({ amountMinor, currency });
  const why = sayWhy(record, words);
  if (record.kind === 'clawback') {
    const first = record.amountMinor < 0 ? words.corrects : words.givesBack;
    return [first(money(record.amountMinor)), ...why, ...(record.amountMinor < 0 ? [words.nets] : [])];
  }
  return [
    ...(record.kind === 'fee'
      ? [words.fee(brandName, money(record.earnedMinor))]
      : sayEarning(record, brandName, words)),
    ...(record.undone ?? []).map(({ undoneAt }) => words.undone(words.day(undoneAt))),
    ...(record.amountMinor !== record.earnedMinor ? [words.stands(money(record.amountMinor))] : []),
    ...why,
    ...sayState(record, words),
  ];
}

function sayEarning(record: CommissionRecord, brandName: string, words: Words): string[] {
  const { receipt, currency, earnedMinor } = record;
  const money = (amountMinor: number) => words.money({ amountMinor, currency });
  const bonusBps = receipt.tierBps + receipt.boostBps;
  const whose = words.whose(receipt.rule.scope, brandName);
  const plain = bonusBps === 0 && receipt.caps.every((cap) => cap.cutMinor === 0) && !receipt.agency && !receipt.share;
  return [
    receipt.attribution.kind === 'code'
      ? words.byCode(record.role)
      : words.byClick(record.role, words.day(receipt.attribution.at)),
    ...(receipt.addedAt ? [words.added(words.day(receipt.addedAt))] : []),
    words.worth(money(receipt.baseMinor)),
    ...(receipt.flat
      ? [words.flat(words.money(receipt.flat), receipt.quantity, whose)]
      : plain
        ? [words.earns(words.percent(receipt.rateBps), whose, money(earnedMinor))]
        : [words.rate(words.percent(receipt.rateBps), whose)]),
    ...(receipt.tierBps > 0 ? [words.tier(receipt.tier ?? '', words.percent(receipt.tierBps))] : []),
    ...receipt.boosts.map((boost) => words.boost(boost.name, words.percent(boost.boostBps))),
    ...receipt.caps.flatMap((cap) =>
      cap.cutMinor > 0 ? [words.cap(cap.kind, words.money(cap.limit), money(cap.cutMinor))] : [],
    ),
    ...sayRates(receipt.fx, words),
    ...(plain && !receipt.flat ? [] : [words.comesTo(money(receipt.grossMinor))]),
    ...sayShares(record, words),
  ];
}

function sayShares({ role, receipt, earnedMinor, currency }: CommissionRecord, words: Words): string[] {
  const earned = words.money({ amountMinor: earnedMinor, currency });
  if (role === 'agency') return [words.agencyPart(words.percent(receipt.share?.shareBps ?? 0), earned)];
  if (role === 'referrer') return [words.referrerPart(words.percent(receipt.share?.shareBps ?? 0), earned)];
  return receipt.agency ? [words.agencyTakes(words.percent(receipt.agency.shareBps), earned)] : [];
}

function sayRates(fx: CommissionRecord['receipt']['fx'], words: Words): string[] {
  if (!fx) return [];
  if (fx.missing.length > 0) return [words.rateMissing(fx.missing.join(', '))];
  const rates = Object.entries(fx.rates).map(([currency, rate]) => `${rate} ${currency}`);
  return [words.rates(words.day(fx.day ?? ''), fx.source, rates.join(', '))];
}

function sayWhy({ reversal }: CommissionRecord, words: Words): string[] {
  if (!reversal) return [];
  return [
    words.reversal[reversal.reason],
    ...(reversal.evidence ? [words.evidence(reversal.evidence)] : []),
    ...(reversal.appealUntil ? [words.appeal(words.day(reversal.appealUntil))] : []),
  ];
}

function sayState(record: CommissionRecord, words: Words): string[] {
  if (record.holds.length > 0) {
    // That a rate is missing was said where the rates are.
    const others = (record.holdNotes ?? []).filter(({ by }) => by !== RATE_HOLDER);
    return [words.held, ...others.map(({ reason }) => words.because[reason] ?? reason)];
  }
  const { lock } = record.receipt;
  if (record.state === 'pending') return [words.locks(words.day(record.lockAt), lock.returnWindowDays)];
  return [words.state[record.state]];
}
