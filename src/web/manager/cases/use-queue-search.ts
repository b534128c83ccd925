import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSearch } from '../../api/cases.ts';

const typingPauseMs = 250;

/** What a reviewer types to find cases; names of signals are known here only, in her language, so they go along as codes. */
export function useQueueSearch(): { search: CaseSearch; field: { text: string; onChange: (text: string) => void } } {
  const { i18n } = useTranslation();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, typingPauseMs);
  const text = settled.trim();
  const names = Object.entries<string>(i18n.getResource(i18n.language, 'translation', 'trust.signals') ?? {});
  const fits = (name: string) => name.toLocaleLowerCase().includes(text.toLocaleLowerCase());
  const signals = text === '' ? [] : names.filter(([, name]) => fits(name)).map(([signal]) => signal);
  return { search: { text, signals }, field: { text: typed, onChange: setTyped } };
}
