import { TRAITS, type Traits } from '../words/index.ts';

const en = {
  kit: 'Media kit',
  report: 'Report this page',
  followers: 'followers',
  where: 'From',
  speaks: 'Languages',
  topics: 'Topics',
  brands: 'Has worked with',
  networks: 'Channels',
  missing: 'There is nothing here',
  missingWhy: 'The address is wrong, or its owner has switched the page off.',
  reachClass: 'reach',
};

const ru: typeof en = {
  kit: 'Медиакит',
  report: 'Пожаловаться на страницу',
  followers: 'подписчиков',
  where: 'Страна',
  speaks: 'Языки',
  topics: 'Темы',
  brands: 'Опыт работы с брендами',
  networks: 'Каналы',
  missing: 'Здесь ничего нет',
  missingWhy: 'Адрес неверен, или владелец закрыл страницу.',
  reachClass: 'охват',
};

export type KitWords = typeof en & Traits;

/** A topic in words; one that is not known stays as it was written. */
export const topicIn = ({ niche }: KitWords, topic: string): string =>
  Object.hasOwn(niche, topic) ? niche[topic as keyof typeof niche] : topic;

const languages = { en: { ...TRAITS.en, ...en }, ru: { ...TRAITS.ru, ...ru } };
export type KitLanguage = keyof typeof languages;

export const KIT_LANGUAGES = Object.keys(languages) as KitLanguage[];
export const kitWords = (language: KitLanguage): KitWords => languages[language];
