import { addresses } from 'virtual:words';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Part of a language: what is said before a portal and around it, in one portal, or on a few of its pages. */
export type Part =
  | 'frame'
  | 'public'
  | 'campaigns'
  | 'creator'
  | 'manager'
  | 'brand'
  | 'agency'
  | 'account'
  | 'cases'
  | 'questions'
  | 'joining'
  | 'reports';

/** A language is one entry here and one folder beside this file; each part of it is loaded when it is first spoken. */
const languages = { en: 'English', ru: 'Русский' };

export type Language = keyof typeof languages;

export const languageTitles = Object.entries(languages).map(([code, title]) => ({ code: code as Language, title }));

const storageKey = 'kolect.language';
const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);

/** What was needed so far: another language has to bring the same. */
const spoken = new Set<Part>(['frame']);

function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(storageKey) ?? '', ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')];
  return wishes.find(isLanguage) ?? 'en';
}

async function loadPart(language: Language, part: Part): Promise<void> {
  const response = await fetch(addresses[language]?.[part] ?? '');
  if (!response.ok) throw new Error(`The words of ${part} in ${language} did not come: ${response.status}.`);
  i18next.addResourceBundle(language, 'translation', await response.json(), true);
}

async function load(language: Language): Promise<void> {
  await Promise.all([...spoken].map((part) => loadPart(language, part)));
  document.documentElement.lang = language;
}

/** Speaks the language chosen earlier, else the browser's. Resolves when its sentences are there. */
export async function startTranslation(): Promise<void> {
  const language = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    nsSeparator: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await load(language);
}

/** Brings the words of a portal, before its first page is shown. */
export async function learn(part: Part): Promise<void> {
  if (spoken.has(part)) return;
  await loadPart(i18next.language as Language, part);
  spoken.add(part);
}

/** Changes the language at once and remembers the choice on this device. */
export async function speak(language: Language): Promise<void> {
  await load(language);
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}
