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
  tier: { bronze: 'Bronze', silver: 'Silver', gold: 'Gold', platinum: 'Platinum', diamond: 'Diamond' },
  kol: { creator: '', rising: 'Rising', kol: 'KOL', star_kol: 'Star KOL' },
  reach: { nano: 'Nano', micro: 'Micro', mid: 'Mid', macro: 'Macro', mega: 'Mega' },
  reachClass: 'reach',
  niche: {
    fashion: 'Fashion',
    beauty: 'Beauty',
    home: 'Home',
    garden: 'Garden',
    tech: 'Tech',
    games: 'Games',
    food: 'Food',
    travel: 'Travel',
    fitness: 'Fitness',
    sport: 'Sport',
    kids: 'Kids',
    toys: 'Toys',
    pets: 'Pets',
    books: 'Books',
    music: 'Music',
  },
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
  tier: { bronze: 'Бронза', silver: 'Серебро', gold: 'Золото', platinum: 'Платина', diamond: 'Бриллиант' },
  kol: { creator: '', rising: 'Восходящий автор', kol: 'Лидер мнений', star_kol: 'Звёздный лидер мнений' },
  reach: { nano: 'Нано', micro: 'Микро', mid: 'Средний', macro: 'Макро', mega: 'Мега' },
  reachClass: 'охват',
  niche: {
    fashion: 'Мода',
    beauty: 'Красота',
    home: 'Дом',
    garden: 'Сад',
    tech: 'Техника',
    games: 'Игры',
    food: 'Еда',
    travel: 'Путешествия',
    fitness: 'Фитнес',
    sport: 'Спорт',
    kids: 'Дети',
    toys: 'Игрушки',
    pets: 'Питомцы',
    books: 'Книги',
    music: 'Музыка',
  },
};

export type KitWords = typeof en;

/** A topic in words; one that is not known stays as it was written. */
export const topicIn = ({ niche }: KitWords, topic: string): string =>
  Object.hasOwn(niche, topic) ? niche[topic as keyof typeof niche] : topic;

const languages = { en, ru };
export type KitLanguage = keyof typeof languages;

export const KIT_LANGUAGES = Object.keys(languages) as KitLanguage[];
export const kitWords = (language: KitLanguage): KitWords => languages[language];
