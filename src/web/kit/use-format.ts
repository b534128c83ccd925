import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '../api/types.ts';
import {
  countryName,
  formatDate,
  formatDay,
  formatMoney,
  formatMonth,
  formatNumber,
  formatProgrammeDay,
  formatRate,
  languageName,
} from './format.ts';

/** The formatters of format.ts bound to the reader's language. */
export function useFormat() {
  const language = useTranslation().i18n.language;
  return useMemo(
    () => ({
      language,
      money: (money: Money, compact = false) => formatMoney(money, language, compact),
      number: (value: number, compact = false) => formatNumber(value, language, compact),
      rate: (rateBps: number) => formatRate(rateBps, language),
      programmeDay: (iso: string) => formatProgrammeDay(new Date(iso), language),
      dateAndTime: (iso: string) => formatDate(new Date(iso), language, 'time'),
      month: (month: string) => formatMonth(month, language),
      longMonth: (month: string) => formatMonth(month, language, 'long'),
      day: (day: string) => formatDay(day, language),
      country: (code: string) => countryName(code, language),
      languageName: (code: string) => languageName(code, language),
    }),
    [language],
  );
}
