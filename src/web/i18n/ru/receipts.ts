import { traits } from '../../../words/ru.ts';

export const receipts = {
  kind: { sale: 'Продажа', clawback: 'Поправка', fee: 'Гонорар за публикацию', referral: 'За приглашение' },
  receipt: {
    source: { click: 'Переход по ссылке', code: 'Промокод применён', content: 'Публикация одобрена' },
    perPiece_one: '{{amount}} за {{count}} штуку',
    perPiece_few: 'по {{amount}} за {{count}} штуки',
    perPiece_many: 'по {{amount}} за {{count}} штук',
    perPiece_other: 'по {{amount}} за {{count}} штуки',
    ruleOf: '{{scope}}, версия {{version}}',
    cap: '{{cap}} {{limit}}: минус {{cut}}',
    capName: { order: 'на заказ', creator_month: 'на месяц', campaign_budget: 'бюджет кампании' },
    tierName: traits.tier,
    rates: 'Курсы к евро',
    ratesMissing: 'ещё не опубликованы: {{currencies}}',
    gross: 'До раздела',
    shareOf: { agency: 'Доля вашего агентства', referrer: 'Ваша доля за приглашение' },
  },
  notice: {
    held: 'На удержании',
    because: {
      in_question:
        'Мы выясняем, как появился этот заказ. На странице «Вопросы» написано, что обнаружено и что вы можете сделать.',
      brand_unfunded: 'Бренд ещё не оплатил эту комиссию.',
      rate_missing: 'Нужного для неё курса валют ещё нет; сумма будет рассчитана, как только он появится.',
    },
    heldHint: 'По ней решается вопрос. Деньги за это время никуда не денутся.',
    reversed: 'Почему осталось меньше, чем начислено',
    appeal: 'Возразить можно до {{date}}.',
  },
};
