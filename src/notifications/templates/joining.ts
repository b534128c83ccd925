import type { Template } from './template.ts';

const percent = (bps: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);

const day = (at: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);

interface Invitation {
  programme: string;
  kind: 'personal' | 'roster';
  /** Who invites: an agency, or the programme. */
  from: string;
  name: string | null;
  shareBps: number | null;
  until: Date;
  path: string;
}

const invitation: Template<Invitation> = {
  en: ({ programme, kind, from, name, shareBps, until, path }) => ({
    subject: kind === 'personal' ? `You are invited to ${programme}` : `${from} invites you to ${programme}`,
    paragraphs: [
      name ? `Hello ${name},` : 'Hello,',
      {
        personal: `we would like to have you in ${programme}: you recommend products you like and earn a commission on what your audience buys.`,
        roster: `${from} would like to represent you in ${programme}. Its share is ${percent(shareBps ?? 0, 'en')} of each of your commissions. Nothing is agreed before you have read the terms and said yes.`,
      }[kind],
      `The invitation is for you alone, can be used once and is good until ${day(until, 'en')}. You did not expect it? Then do nothing.`,
    ],
    action: { label: 'See the invitation', path },
  }),
  ru: ({ programme, kind, from, name, shareBps, until, path }) => ({
    subject: kind === 'personal' ? `Вас приглашают в ${programme}` : `${from} приглашает вас в ${programme}`,
    paragraphs: [
      name ? `Здравствуйте, ${name}!` : 'Здравствуйте!',
      {
        personal: `Будем рады видеть вас в ${programme}: вы рекомендуете товары, которые вам нравятся, и получаете комиссию с покупок вашей аудитории.`,
        roster: `${from} хочет представлять вас в ${programme}. Доля агентства — ${percent(shareBps ?? 0, 'ru')} с каждой вашей комиссии. Ничего не согласовано, пока вы не прочитали условия и не сказали «да».`,
      }[kind],
      `Приглашение только для вас, на один раз и до ${day(until, 'ru')}. Не ждали его? Тогда ничего не делайте.`,
    ],
    action: { label: 'Открыть приглашение', path },
  }),
};

interface ShareProposal {
  programme: string;
  agency: string;
  shareBps: number;
}

const shareProposed: Template<ShareProposal> = {
  en: ({ agency, shareBps }) => ({
    subject: `${agency} proposes another share`,
    paragraphs: [
      `${agency} would like ${percent(shareBps, 'en')} of each of your commissions from now on.`,
      'Nothing changes unless you agree. You can decline without giving a reason.',
    ],
    action: { label: 'Look at the proposal', path: '/creator/agency' },
  }),
  ru: ({ agency, shareBps }) => ({
    subject: `${agency} предлагает другую долю`,
    paragraphs: [
      `${agency} хочет впредь получать ${percent(shareBps, 'ru')} с каждой вашей комиссии.`,
      'Без вашего согласия ничего не изменится. Отказаться можно без объяснений.',
    ],
    action: { label: 'Посмотреть предложение', path: '/creator/agency' },
  }),
};

interface Unlinking {
  programme: string;
  /** Who unlinks: the creator to the agency, the agency to the creator. */
  who: string;
  on: Date;
  path: string;
}

const rosterUnlinking: Template<Unlinking> = {
  en: ({ who, on, path }) => ({
    subject: `${who} is unlinking from you`,
    paragraphs: [
      `From ${day(on, 'en')} on, ${who} and you are no longer linked.`,
      'Orders placed before then are shared as agreed; what was earned stays as it is.',
    ],
    action: { label: 'See the details', path },
  }),
  ru: ({ who, on, path }) => ({
    subject: `${who} прекращает сотрудничество`,
    paragraphs: [
      `С ${day(on, 'ru')} вы больше не связаны: ${who} прекращает сотрудничество.`,
      'Заказы, сделанные до этого дня, делятся, как договорились; заработанное остаётся.',
    ],
    action: { label: 'Подробнее', path },
  }),
};

interface CreatorState {
  programme: string;
  to: 'approved' | 'rejected' | 'suspended' | 'banned' | 'active';
  reason: string | null;
}

const STATE_EN: Record<CreatorState['to'], [subject: string, sentence: string]> = {
  approved: ['You are in', 'Your application was approved. Your first link is one tap away.'],
  rejected: ['Not this time', 'We cannot take you in at the moment. You can apply again later.'],
  suspended: ['Your account is suspended', 'Your portal is closed and payouts rest. What you have earned stays yours.'],
  banned: ['Your account is closed', 'You can no longer take part. You may object to a decision from your account.'],
  active: ['You are in again', 'Your portal is open, your links earn again, and payouts go on.'],
};
const STATE_RU: Record<CreatorState['to'], [subject: string, sentence: string]> = {
  approved: ['Вы приняты', 'Ваша заявка одобрена. До первой ссылки одно нажатие.'],
  rejected: ['Не в этот раз', 'Сейчас мы не можем вас принять. Позже заявку можно подать снова.'],
  suspended: ['Ваш аккаунт приостановлен', 'Кабинет закрыт, выплаты на паузе. Заработанное остаётся вашим.'],
  banned: ['Ваш аккаунт закрыт', 'Вы больше не можете участвовать. Возразить на решение можно из аккаунта.'],
  active: ['Вы снова в программе', 'Кабинет открыт, ссылки снова приносят доход, выплаты продолжаются.'],
};
const pathAfter = (to: CreatorState['to']): string =>
  to === 'approved' ? '/creator/first-link' : to === 'active' ? '/creator' : '/apply';

const creatorState: Template<CreatorState> = {
  en: ({ programme, to, reason }) => ({
    subject: `${programme}: ${STATE_EN[to][0]}`,
    paragraphs: [STATE_EN[to][1], ...(reason ? [`The reason: ${reason}`] : [])],
    action: { label: `Open ${programme}`, path: pathAfter(to) },
  }),
  ru: ({ programme, to, reason }) => ({
    subject: `${programme}: ${STATE_RU[to][0]}`,
    paragraphs: [STATE_RU[to][1], ...(reason ? [`Причина: ${reason}`] : [])],
    action: { label: `Открыть ${programme}`, path: pathAfter(to) },
  }),
};

export const joiningTemplates = {
  invitation,
  'creator-state': creatorState,
  'share-proposed': shareProposed,
  'roster-unlinking': rosterUnlinking,
};
