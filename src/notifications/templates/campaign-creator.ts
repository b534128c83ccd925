import { currencyExponent, type Money } from '../../kit/money.ts';
import type { CreatorNews, Said, ToCreator } from './campaign-news.ts';

const money = ({ amountMinor, currency }: Money, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(
    amountMinor / 10 ** (currencyExponent(currency) ?? 2),
  );

const day = (at: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);

const feeEn = ({ fee }: ToCreator): string[] => (fee ? [`It pays ${money(fee, 'en')} for each approved piece.`] : []);
const feeRu = ({ fee }: ToCreator): string[] => (fee ? [`За каждый принятый материал — ${money(fee, 'ru')}.`] : []);

const dueEn = ({ deadlineAt }: ToCreator): string[] =>
  deadlineAt ? [`Your first piece is due on ${day(deadlineAt, 'en')}.`] : [];
const dueRu = ({ deadlineAt }: ToCreator): string[] =>
  deadlineAt ? [`До ${day(deadlineAt, 'ru')} ждут первый материал.`] : [];

export const CREATOR_EN: Record<CreatorNews, (values: ToCreator) => Said> = {
  invited: (values) => [
    `${values.brand} invites you to “${values.campaign}”`,
    'Read the brief and say yes or no; nothing is agreed before you do.',
    ...feeEn(values),
  ],
  accepted: (values) => [`${values.brand} accepted you for “${values.campaign}”`, ...feeEn(values), ...dueEn(values)],
  declined: ({ brand, campaign }) => [
    `${brand} chose others for “${campaign}”`,
    'This time it did not work out. Other campaigns are waiting for you.',
  ],
  sample_shipped: ({ campaign, tracking }) => [
    `Your sample for “${campaign}” is on its way`,
    ...(tracking ? [`Tracking: ${tracking}`] : []),
    'Say so when it has arrived: your time for the content starts then.',
  ],
  sample_refused: (values) => [
    `No sample for “${values.campaign}”`,
    `${values.brand} cannot send one. You can go on without it.`,
    ...dueEn(values),
  ],
  changes_requested: ({ brand, campaign }) => [
    `${brand} asks for changes for “${campaign}”`,
    'What has to change, in its words:',
  ],
  approved: (values) => [
    `Your content for “${values.campaign}” is approved`,
    values.fee ? `${money(values.fee, 'en')} is yours and ready for payout.` : 'Well done.',
  ],
  cancelled: ({ brand, campaign }) => [
    `${brand} called “${campaign}” off`,
    'Fees that were paid stay yours. Orders from now on earn your usual rate.',
  ],
  deadline_near: (values) => [
    `Your content for “${values.campaign}” is due soon`,
    ...dueEn(values),
    'Late content can still be submitted, but it counts as a brief not kept.',
  ],
  budget_spent: ({ brand, campaign }) => [
    `The budget of “${campaign}” is used up`,
    `Orders from now on earn no commission under it. Fees reserved for you are safe. ${brand} may raise the budget.`,
  ],
};

export const CREATOR_RU: Record<CreatorNews, (values: ToCreator) => Said> = {
  invited: (values) => [
    `${values.brand} приглашает вас в кампанию «${values.campaign}»`,
    'Прочитайте задание и ответьте «да» или «нет»: без вашего согласия ничего не согласовано.',
    ...feeRu(values),
  ],
  accepted: (values) => [
    `Вы в кампании «${values.campaign}»`,
    `${values.brand} принимает вашу заявку.`,
    ...feeRu(values),
    ...dueRu(values),
  ],
  declined: ({ campaign }) => [
    `Кампания «${campaign}»: в этот раз выбрали других`,
    'Не расстраивайтесь: вас ждут другие кампании.',
  ],
  sample_shipped: ({ campaign, tracking }) => [
    `Образец для кампании «${campaign}» в пути`,
    ...(tracking ? [`Трек-номер: ${tracking}`] : []),
    'Отметьте, когда он придёт: с этого дня пойдёт срок на материал.',
  ],
  sample_refused: (values) => [
    `Кампания «${values.campaign}»: образца не будет`,
    `${values.brand} не может его прислать. Можно продолжить без него.`,
    ...dueRu(values),
  ],
  changes_requested: ({ brand, campaign }) => [
    `Кампания «${campaign}»: нужны правки`,
    `Что изменить, словами бренда ${brand}:`,
  ],
  approved: (values) => [
    `Ваш материал для кампании «${values.campaign}» принят`,
    values.fee ? `${money(values.fee, 'ru')} — ваши и готовы к выплате.` : 'Отличная работа.',
  ],
  cancelled: ({ brand, campaign }) => [
    `${brand} прекращает кампанию «${campaign}» с вами`,
    'Выплаченные гонорары остаются вашими. Новые заказы приносят обычную ставку.',
  ],
  deadline_near: (values) => [
    `Скоро срок: материал для кампании «${values.campaign}»`,
    ...dueRu(values),
    'Прислать можно и позже, но тогда задание считается не выполненным в срок.',
  ],
  budget_spent: ({ campaign }) => [
    `Бюджет кампании «${campaign}» исчерпан`,
    'Новые заказы больше не приносят по ней комиссии. Гонорары, зарезервированные за вами, сохраняются. Бренд может увеличить бюджет.',
  ],
};
