import type { Template } from './template.ts';

interface Invitation {
  programme: string;
  /** Who invites. */
  inviter: string;
  /** Name of the brand or agency; null for the programme's own managers. */
  team: string | null;
  role: string;
  path: string;
  days: number;
}

const ROLES_RU: Record<string, string> = {
  owner: 'владелец',
  editor: 'редактор',
  viewer: 'наблюдатель',
  member: 'участник',
  reviewer: 'проверяющий',
  finance: 'финансы',
  admin: 'администратор',
};

const teamInvitation: Template<Invitation> = {
  en: ({ programme, inviter, team, role, path, days }) => ({
    subject: `${inviter} invites you to ${team ?? programme}`,
    paragraphs: [
      `${inviter} invites you to join ${team ?? `the managers of ${programme}`} as ${role}.`,
      `The link works once, for the first person who accepts it, within ${days} days. You sign in with your own network account first.`,
      'You do not know what this is about? Then do nothing.',
    ],
    action: { label: 'Look at the invitation', path },
  }),
  ru: ({ programme, inviter, team, role, path, days }) => ({
    subject: `${inviter} приглашает вас: ${team ?? programme}`,
    paragraphs: [
      `${inviter} приглашает вас присоединиться: ${team ?? `менеджеры программы ${programme}`}. Роль: ${ROLES_RU[role] ?? role}.`,
      `Ссылка сработает один раз, для первого, кто её примет, в течение ${days} дней. Сначала нужно войти через свою соцсеть.`,
      'Не знаете, о чём речь? Тогда ничего не делайте.',
    ],
    action: { label: 'Посмотреть приглашение', path },
  }),
};

interface BrandDecided {
  programme: string;
  brand: string;
  brandId: string;
  /** The state it is in now; `pending` again where a decision was taken back. */
  to: 'pending' | 'verified' | 'rejected' | 'restricted' | 'suspended';
  reason: string | null;
}

const DECIDED_EN = {
  pending: 'waits again: the decision about it was taken back',
  verified: 'is verified: creators can make links to it, and you can publish campaigns',
  rejected: 'was not accepted. You can mend the application and send it again',
  restricted: 'is restricted: its links and orders go on, but there are no new links and campaigns',
  suspended: 'is suspended: its links lead nowhere for now; orders are still taken',
};
const SUBJECT_EN: Partial<Record<BrandDecided['to'], string>> = { rejected: 'not accepted', pending: 'waits again' };
const DECIDED_RU = {
  pending: 'снова ждёт проверки: решение по нему отменено',
  verified: 'подтверждён: авторы могут создавать на него ссылки, а вы — публиковать кампании',
  rejected: 'не принят. Заявку можно исправить и отправить снова',
  restricted: 'ограничен: ссылки и заказы работают, но новых ссылок и кампаний не будет',
  suspended: 'приостановлен: ссылки пока никуда не ведут; заказы по-прежнему принимаются',
};

const brandDecided: Template<BrandDecided> = {
  en: ({ programme, brand, brandId, to, reason }) => ({
    subject: `${brand} at ${programme}: ${SUBJECT_EN[to] ?? to}`,
    paragraphs: [`${brand} ${DECIDED_EN[to]}.`, ...(reason ? [`The reason: ${reason}`] : [])],
    action: { label: 'Open the brand', path: `/brand/${brandId}` },
  }),
  ru: ({ programme, brand, brandId, to, reason }) => ({
    subject: `${brand} в ${programme}: решение по бренду`,
    paragraphs: [`${brand}: бренд ${DECIDED_RU[to]}.`, ...(reason ? [`Причина: ${reason}`] : [])],
    action: { label: 'Открыть бренд', path: `/brand/${brandId}` },
  }),
};

interface AgencyDecided {
  programme: string;
  agency: string;
  agencyId: string;
  to: 'active' | 'rejected' | 'suspended';
  reason: string | null;
}

const AGENCY_EN: Record<AgencyDecided['to'], string> = {
  active: 'takes part: its people have their portal and can invite creators',
  rejected: 'was not accepted',
  suspended: 'is suspended: its portal is closed, nobody can join it, and new orders earn it no share',
};
const AGENCY_RU: Record<AgencyDecided['to'], string> = {
  active: 'участвует в программе: у команды есть кабинет, можно приглашать авторов',
  rejected: 'заявка не принята',
  suspended: 'работа приостановлена: кабинет закрыт, присоединиться нельзя, новые заказы не приносят долю',
};

const agencyDecided: Template<AgencyDecided> = {
  en: ({ programme, agency, agencyId, to, reason }) => ({
    subject: `${agency} at ${programme}: ${to === 'rejected' ? 'not accepted' : to}`,
    paragraphs: [`${agency} ${AGENCY_EN[to]}.`, ...(reason ? [`The reason: ${reason}`] : [])],
    action: agencyAction(`Open ${programme}`, to, agencyId),
  }),
  ru: ({ programme, agency, agencyId, to, reason }) => ({
    subject: `${agency} в ${programme}: решение по агентству`,
    paragraphs: [`${agency}: ${AGENCY_RU[to]}.`, ...(reason ? [`Причина: ${reason}`] : [])],
    action: agencyAction(`Открыть ${programme}`, to, agencyId),
  }),
};

/** The portal is open while the agency takes part only. */
const agencyAction = (label: string, to: AgencyDecided['to'], agencyId: string) => ({
  label,
  path: to === 'active' ? `/agency/${agencyId}` : '/apply/agency',
});

export const teamTemplates = {
  'team-invitation': teamInvitation,
  'brand-decided': brandDecided,
  'agency-decided': agencyDecided,
};
