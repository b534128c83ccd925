/** Version of the words below; a changed text gets a new one. */
export const AGENCY_TERMS_VERSION = '2026-11-01';

export interface Offer {
  agencyName: string;
  shareBps: number;
  /** How long it lasts: months from the agreement, or until a day that was agreed before; null: until one side unlinks. */
  term: { months: number } | { until: Date } | null;
  unlinkNoticeDays: number;
}

export interface Terms {
  version: string;
  title: string;
  text: string;
  language: string;
}

const percent = (bps: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);

/** Whole months or days in words, with the plural form of the language. */
const count = (value: number, unit: 'month' | 'day', language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);

const day = (at: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);

const WORDS: Record<string, (offer: Offer) => { title: string; text: string }> = {
  en: ({ agencyName, shareBps, term, unlinkNoticeDays }) => ({
    title: `Terms of ${agencyName}`,
    text: [
      `I join the roster of ${agencyName}. Of each commission on orders placed while I am on it, ${agencyName} receives ${percent(shareBps, 'en')} and I receive the rest.`,
      term === null
        ? 'This lasts until one of us unlinks.'
        : `This lasts ${'months' in term ? `for ${count(term.months, 'month', 'en')} from today` : `until ${day(term.until, 'en')}`}, unless one of us unlinks before.`,
      `Either side can unlink at any time. It takes effect after ${count(unlinkNoticeDays, 'day', 'en')}, or sooner when I ask and the agency agrees.`,
      'What I earned before I joined is wholly mine; what the agency earned while I was on its roster stays the agency’s. Another share needs my agreement first.',
      'While I am on the roster, its members see my sales and what I earn from them.',
    ].join(' '),
  }),
  ru: ({ agencyName, shareBps, term, unlinkNoticeDays }) => ({
    title: `Условия агентства ${agencyName}`,
    text: [
      `Я вступаю в состав агентства ${agencyName}. С каждой комиссии за заказы, сделанные, пока я в составе, ${agencyName} получает ${percent(shareBps, 'ru')}, остальное получаю я.`,
      term === null
        ? 'Это действует, пока одна из сторон не откажется.'
        : `Срок — ${'months' in term ? `${count(term.months, 'month', 'ru')} с сегодняшнего дня` : `до ${day(term.until, 'ru')}`}, если ни одна из сторон не откажется раньше.`,
      `Любая сторона может отказаться в любое время. Отказ действует через ${count(unlinkNoticeDays, 'day', 'ru')} или раньше, если прошу я и агентство согласно.`,
      'Заработанное до вступления целиком моё; то, что агентство заработало, пока я в составе, остаётся за ним. Другая доля — только с моего согласия.',
      'Пока я в составе, сотрудники агентства видят мои продажи и мой заработок с них.',
    ].join(' '),
  }),
};

/** What a creator agrees to when she joins an agency, or when the share changes; in her language, or in English. */
export function agencyTerms(offer: Offer, language: string): Terms {
  const spoken = Object.hasOwn(WORDS, language) ? language : 'en';
  const write = WORDS[spoken] ?? (WORDS.en as (offer: Offer) => { title: string; text: string });
  return { version: AGENCY_TERMS_VERSION, language: spoken, ...write(offer) };
}
