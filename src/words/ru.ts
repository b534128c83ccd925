import type { traits as en } from './en.ts';

export const traits: typeof en = {
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
  tier: { bronze: 'Бронза', silver: 'Серебро', gold: 'Золото', platinum: 'Платина', diamond: 'Бриллиант' },
  reach: { nano: 'Нано', micro: 'Микро', mid: 'Средний', macro: 'Макро', mega: 'Мега' },
  kol: { creator: 'Автор', rising: 'Восходящий автор', kol: 'KOL', star_kol: 'Звёздный KOL' },
};
