export const standingNames = {
  tier: { bronze: 'Бронза', silver: 'Серебро', gold: 'Золото', platinum: 'Платина', diamond: 'Бриллиант' },
  reach: { none: 'Пока без класса', nano: 'Нано', micro: 'Микро', mid: 'Средний', macro: 'Макро', mega: 'Мега' },
  status: { creator: 'Автор', rising: 'Восходящий автор', kol: 'KOL', star_kol: 'Звёздный KOL' },
};
