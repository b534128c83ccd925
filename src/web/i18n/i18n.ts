import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue } from './catalogue.ts';

/** A language is one line here and one folder beside this file; each is loaded only when it is spoken. */
const languages = {
  en: { title: 'English', load: () => import('./en/index.ts') },
  ru: { title: 'Русский', load: () => import('./ru/index.ts') },
} satisfies Record<string, { title: string; load: () => Promise<{ default: Catalogue }> }>;

export type Language = keyof typeof languages;

export const languageTitles = Object.entries(languages).map(([code, { title }]) => ({ code: code as Language, title }));

const storageKey = 'kolect.language';
const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);

function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(storageKey) ?? '', ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')];
  return wishes.find(isLanguage) ?? 'en';
}

async function load(language: Language): Promise<void> {
  const catalogue = await languages[language].load();
  i18next.addResourceBundle(language, 'translation', catalogue.default);
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

/** Changes the language at once and remembers the choice on this device. */
export async function speak(language: Language): Promise<void> {
  await load(language);
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}
