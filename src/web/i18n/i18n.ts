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
  | 'questions';

type Words = Promise<{ default: object }>;

/** A language is one entry here and one folder beside this file; each part of it is loaded when it is first spoken. */
const languages = {
  en: {
    title: 'English',
    parts: {
      frame: (): Words => import('./en/for-frame.ts'),
      public: (): Words => import('./en/for-public.ts'),
      campaigns: (): Words => import('./en/for-campaigns.ts'),
      creator: (): Words => import('./en/for-creator.ts'),
      manager: (): Words => import('./en/for-manager.ts'),
      brand: (): Words => import('./en/for-brand.ts'),
      agency: (): Words => import('./en/for-agency.ts'),
      cases: (): Words => import('./en/for-cases.ts'),
      questions: (): Words => import('./en/for-questions.ts'),
      account: (): Words => import('./en/for-account.ts'),
    },
  },
  ru: {
    title: 'Русский',
    parts: {
      frame: (): Words => import('./ru/for-frame.ts'),
      public: (): Words => import('./ru/for-public.ts'),
      campaigns: (): Words => import('./ru/for-campaigns.ts'),
      creator: (): Words => import('./ru/for-creator.ts'),
      manager: (): Words => import('./ru/for-manager.ts'),
      brand: (): Words => import('./ru/for-brand.ts'),
      agency: (): Words => import('./ru/for-agency.ts'),
      cases: (): Words => import('./ru/for-cases.ts'),
      questions: (): Words => import('./ru/for-questions.ts'),
      account: (): Words => import('./ru/for-account.ts'),
    },
  },
} satisfies Record<string, { title: string; parts: Record<Part, () => Words> }>;

export type Language = keyof typeof languages;

export const languageTitles = Object.entries(languages).map(([code, { title }]) => ({ code: code as Language, title }));

const storageKey = 'kolect.language';
const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);

/** What was needed so far: another language has to bring the same. */
const spoken = new Set<Part>(['frame']);

function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(storageKey) ?? '', ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')];
  return wishes.find(isLanguage) ?? 'en';
}

async function loadPart(language: Language, part: Part): Promise<void> {
  const words = await languages[language].parts[part]();
  i18next.addResourceBundle(language, 'translation', words.default, true);
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
