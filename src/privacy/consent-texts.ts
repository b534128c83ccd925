import { createHash } from 'node:crypto';

export const PURPOSES = ['terms', 'privacy', 'social_scoring', 'marketing'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What is shown and agreed to, in the languages that it is written in. */
export const CONSENT_LANGUAGES = ['en', 'ru'] as const;
type ConsentLanguage = (typeof CONSENT_LANGUAGES)[number];

interface Words {
  title: string;
  text: string;
}

interface ConsentText {
  purpose: Purpose;
  version: string;
  required: boolean;
  words: Record<ConsentLanguage, Words>;
}

/** One text as it is shown, and as it is agreed to. */
export interface ShownConsent extends Words {
  purpose: Purpose;
  version: string;
  required: boolean;
  language: ConsentLanguage;
}

/** The texts in force. A changed text gets a new version in all languages; old consents keep naming the one they were given to. */
export const CONSENT_TEXTS: ConsentText[] = [
  {
    purpose: 'terms',
    version: '2026-11-01',
    required: true,
    words: {
      en: {
        title: 'Programme terms',
        text: 'I promote only what I would stand by, mark paid content as advertising in the language of my audience, do not buy through my own links, and accept that commission is earned when an order is delivered and its return window is over.',
      },
      ru: {
        title: 'Условия программы',
        text: 'Я рекомендую только то, за что готов поручиться, помечаю оплаченные публикации как рекламу на языке моей аудитории, не покупаю по собственным ссылкам и согласен с тем, что комиссия считается заработанной, когда заказ доставлен и срок возврата истёк.',
      },
    },
  },
  {
    purpose: 'privacy',
    version: '2026-11-26',
    required: true,
    words: {
      en: {
        title: 'Privacy notice',
        text: 'Kolect keeps my profile, the orders attributed to me and my payouts for as long as the programme and the law need them. I can ask for a copy of my data, or for its erasure, at any time.',
      },
      ru: {
        title: 'Уведомление о конфиденциальности',
        text: 'Kolect хранит мой профиль, приписанные мне заказы и мои выплаты столько, сколько это нужно программе и закону. Я могу в любой момент запросить копию своих данных или их удаление.',
      },
    },
  },
  {
    purpose: 'social_scoring',
    version: '2026-11-01',
    required: false,
    words: {
      en: {
        title: 'Use of my social data for an authenticity score',
        text: 'Kolect may compute an authenticity score from the public figures of my linked networks and show it to brands with its reasons. Without this consent no score is computed and brands see none.',
      },
      ru: {
        title: 'Использование данных соцсетей для оценки подлинности',
        text: 'Kolect может рассчитать оценку подлинности по открытым показателям моих привязанных соцсетей и показывать её брендам с объяснением. Без этого согласия оценка не рассчитывается, и бренды её не видят.',
      },
    },
  },
  {
    purpose: 'marketing',
    version: '2026-11-01',
    required: false,
    words: {
      en: {
        title: 'News by e-mail',
        text: 'Kolect may write to me about new campaigns and events. I can stop this with one click.',
      },
      ru: {
        title: 'Новости по почте',
        text: 'Kolect может писать мне о новых кампаниях и событиях. Отказаться можно одним нажатием.',
      },
    },
  },
];

const shown = ({ words, ...text }: ConsentText, language: ConsentLanguage): ShownConsent => ({
  ...text,
  language,
  ...words[language],
});

const isWritten = (language: string): language is ConsentLanguage =>
  CONSENT_LANGUAGES.some((written) => written === language);

/** The texts in force in a reader's language, or in English where they are not written in hers. */
export const consentTexts = (language: string): ShownConsent[] =>
  CONSENT_TEXTS.map((text) => shown(text, isWritten(language) ? language : 'en'));

/** The text in force that somebody says she was shown; undefined when there is none like it. */
export function findConsentText(wanted: {
  purpose: string;
  version: string;
  language: string;
}): ShownConsent | undefined {
  const text = CONSENT_TEXTS.find(({ purpose, version }) => purpose === wanted.purpose && version === wanted.version);
  return text && isWritten(wanted.language) ? shown(text, wanted.language) : undefined;
}

/** Fingerprint of a text, kept with each consent as evidence of what was shown. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');
