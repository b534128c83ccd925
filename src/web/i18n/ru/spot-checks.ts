/** What a reviewer reads who checks a post of somebody drawn by chance. */
export const spotChecks = {
  do: 'Выборочная проверка',
  title: 'Выборочная проверка публикации',
  look: 'Автор выбран случайно. Откройте аккаунт и найдите публикацию о бренде {{brand}}.',
  url: 'Адрес публикации',
  urlMissing: 'Вставьте адрес целиком.',
  text: 'Её текст',
  textHint: 'Так, как он написан, с самого начала.',
  textMissing: 'Вставьте текст публикации.',
  another: 'Выбрать другого',
  check: 'Проверить',
  checks: { disclosure: 'Помечена как реклама', ownership: 'В аккаунте автора', originality: 'Не копия' },
  states: { passed: 'Да', failed: 'Нет', unknown: 'Неизвестно' },
  failed: 'То, что не прошло, сейчас откроет проверку автора или добавится к ней.',
  fine: 'Проверка не открывается.',
};
