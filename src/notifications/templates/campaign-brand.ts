import type { BrandNews, Said, ToBrand } from './campaign-news.ts';

export const BRAND_EN: Record<BrandNews, (values: ToBrand) => Said> = {
  applied: ({ creator, campaign }) => [
    `${creator} applied to “${campaign}”`,
    'More applications may follow today; you find them all on the campaign’s page. We write about them once a day.',
  ],
  accepted: ({ creator, campaign }) => [
    `${creator} takes part in “${campaign}”`,
    `${creator} accepted your invitation.`,
  ],
  declined: ({ creator, campaign }) => [
    `${creator} does not take part in “${campaign}”`,
    'The invitation was declined. Nothing is reserved for it.',
  ],
  sample_requested: ({ creator, campaign }) => [
    `${creator} asks for a sample for “${campaign}”`,
    'Ship it and give the tracking number. The time for the content starts when it has arrived.',
  ],
  content_submitted: ({ creator, campaign }) => [
    `${creator} submitted content for “${campaign}”`,
    'Approve it, or say what has to change.',
  ],
  cancelled: ({ creator, campaign }) => [
    `${creator} called “${campaign}” off`,
    'What was reserved for it is back in the budget.',
  ],
  budget_spent: ({ campaign }) => [
    `The budget of “${campaign}” is used up`,
    'Orders from now on earn no commission under it; fees that are reserved for accepted creators are safe. Raise the budget to go on.',
  ],
};

export const BRAND_RU: Record<BrandNews, (values: ToBrand) => Said> = {
  applied: ({ creator, campaign }) => [
    `Новая заявка в кампанию «${campaign}»: ${creator}`,
    'Сегодня могут прийти и другие заявки — все они на странице кампании. Мы пишем о них раз в день.',
  ],
  accepted: ({ creator, campaign }) => [
    `Участник кампании «${campaign}»: ${creator}`,
    `Ваше приглашение принято: ${creator} участвует.`,
  ],
  declined: ({ creator, campaign }) => [
    `Отказ от кампании «${campaign}»: ${creator}`,
    'Приглашение отклонено. В бюджете под него ничего не удерживается.',
  ],
  sample_requested: ({ creator, campaign }) => [
    `Просьба об образце, «${campaign}»: ${creator}`,
    'Отправьте образец и укажите трек-номер. Срок на материал пойдёт с того дня, когда образец придёт.',
  ],
  content_submitted: ({ creator, campaign }) => [
    `Материал на проверку, «${campaign}»: ${creator}`,
    'Примите его или напишите, что нужно изменить.',
  ],
  cancelled: ({ creator, campaign }) => [
    `Сотрудничество прекращено, «${campaign}»: ${creator}`,
    'То, что было зарезервировано, вернулось в бюджет.',
  ],
  budget_spent: ({ campaign }) => [
    `Бюджет кампании «${campaign}» исчерпан`,
    'Новые заказы больше не приносят по ней комиссии; гонорары, зарезервированные за принятыми авторами, сохраняются. Чтобы продолжить, увеличьте бюджет.',
  ],
};
