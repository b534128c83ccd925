import { BPS_SCALE, formatMoney } from '../../kit/money.ts';
import { TRAITS } from '../../words/index.ts';
import type { Words } from './words.ts';
import { isoDay } from './words.ts';

const plural = new Intl.PluralRules('ru');
const forms = (count: number, one: string, few: string, many: string): string =>
  `${count} ${{ one, few, many, other: many, two: few, zero: many }[plural.select(count)]}`;

const SCOPES: Record<string, string> = {
  product: 'ставка на товар',
  category: 'ставка на категорию',
  campaign: 'ставка кампании',
  brand: 'ставка бренда',
};
const WHO = { creator: 'вам', agency: 'вашему автору', referrer: 'автору, которого вы привели' } as const;
const CODE = { creator: 'ваш промокод', agency: 'его промокод', referrer: 'его промокод' } as const;
const LINK = { creator: 'вашей ссылке', agency: 'его ссылке', referrer: 'его ссылке' } as const;

const TIERS: Record<string, string> = TRAITS.ru.tier;

export const RU: Words = {
  money: (amount) => formatMoney(amount).replace('.', ','),
  percent: (rateBps) => `${String((rateBps * 100) / BPS_SCALE).replace('.', ',')} %`,
  day: (at) => isoDay(at).split('-').toReversed().join('.'),
  byCode: (role) => `Заказ засчитан ${WHO[role]}: покупатель применил ${CODE[role]}.`,
  byClick: (role, day) => `Заказ засчитан ${WHO[role]}: ${day} по ${LINK[role]} перешли.`,
  added: (day) =>
    `Позицию добавили в заказ ${day}: при обмене или изменении заказа. Она оплачивается по условиям, которые действовали, когда заказ оформили.`,
  worth: (base) => `Стоимость позиции — ${base} после скидки, без налога и доставки.`,
  whose: (scope, brand) =>
    scope === 'programme'
      ? 'ставка программы'
      : scope === 'targeted'
        ? `ваши условия с ${brand}`
        : `${SCOPES[scope] ?? 'ставка'} ${brand}`,
  earns: (percent, whose, earned) =>
    `Ваша комиссия — ${percent} (${whose}): ${earned}, округление до ближайшего чётного.`,
  rate: (percent, whose) => `За неё платят ${percent} (${whose}).`,
  flat: (amount, pieces, whose) =>
    `За неё платят ${amount} за штуку, всего ${forms(pieces, 'штука', 'штуки', 'штук')} (${whose}).`,
  tier: (tier, percent) =>
    `Уровень «${TIERS[tier] ?? tier}», который был на момент покупки, добавляет ${percent} от стоимости.`,
  boost: (name, percent) => `${name ? `«${name}»` : 'Акция'} добавляет ${percent} от стоимости.`,
  cap: (kind, limit, cut) =>
    ({
      order: `За один заказ начисляется не больше ${limit}: ${cut} сверх этого.`,
      creator_month: `За месяц одному автору начисляется не больше ${limit}: ${cut} сверх этого.`,
      campaign_budget: `Бюджет кампании в ${limit} исчерпан: ${cut} сверх него.`,
    })[kind],
  rates: (day, source, rates) =>
    `Пересчитано по справочному курсу на ${day} (${source === 'European Central Bank' ? 'Европейский центральный банк' : source}): 1 EUR = ${rates.replaceAll('.', ',')}.`,
  rateMissing: (currencies) =>
    `Курса ${currencies} на этот день ещё нет; сумма будет рассчитана, как только он появится.`,
  comesTo: (amount) => `Всего — ${amount}, округление до ближайшего чётного.`,
  agencyTakes: (percent, left) =>
    `Из них ${percent} получает ваше агентство, как вы договорились; вам остаётся ${left}.`,
  agencyPart: (percent, earned) => `Из них ${percent} получает ваше агентство по договорённости с автором: ${earned}.`,
  referrerPart: (percent, earned) =>
    `Сверх этого программа платит вам ${percent} за то, что вы привели автора: ${earned}.`,
  fee: (brand, amount) => `${brand} платит вам ${amount} за одобренную публикацию.`,
  stands: (amount) => `Из неё остаётся ${amount}.`,
  corrects: (amount) => `${amount} — исправление ранее одобренной комиссии.`,
  givesBack: (amount) => `${amount} — возврат того, что раньше удержали с комиссии.`,
  nets: 'Сумма будет вычтена из следующей выплаты.',
  evidence: (text) => `Что известно: ${text}`,
  appeal: (day) => `Возразить можно до ${day}.`,
  undone: (day) => `Её отменяли. ${day} отмену сняли: снова действует всё, что осталось по заказу.`,
  held: 'Она на удержании, пока по ней не примут решение.',
  because: {
    in_question:
      'Мы выясняем, как появился этот заказ. На странице «Вопросы» написано, что обнаружено и что вы можете сделать.',
    brand_unfunded: 'Бренд ещё не оплатил эту комиссию.',
    rate_missing: 'Нужного для неё курса валют ещё нет; сумма будет рассчитана, как только он появится.',
  },
  locks: (day, days) =>
    `Она закрепится ${day}, когда пройдёт срок возврата — ${forms(days, 'день', 'дня', 'дней')} после доставки.`,
  state: {
    approved: 'Она одобрена и войдёт в следующую выплату.',
    paid: 'Она вам выплачена.',
    reversed: 'Она отменена и не выплачивается.',
  },
  reversal: {
    order_cancelled: 'Заказ отменён, в итоге ничего не продано.',
    item_returned: 'Часть заказа вернули, за неё комиссия не начисляется.',
    consumer_fraud: 'Заказ оказался мошенническим.',
    self_purchase: 'Это ваша собственная покупка; за свои покупки комиссия не начисляется.',
    terms_violation: 'По этому заказу нарушены условия программы.',
    undisclosed_ad: 'Публикация, которая привела к заказу, не была помечена как реклама.',
    counterfeit: 'Товар признан поддельным.',
    tracking_error: 'Заказ засчитан из-за технической ошибки.',
    duplicate: 'Магазин сообщил об одном и том же заказе дважды.',
    test_order: 'Это был пробный заказ магазина.',
    manual: 'Комиссию отменил менеджер программы.',
  },
};
