/** The manager's page of agencies and personal invitations. */
export const manage = {
  title: 'Вступление',
  lead: 'Агентства и люди, которых вы приглашаете сами. Заявки авторов — на обзоре.',
  agencies: 'Агентства',
  which: 'Какие агентства',
  agency: 'Агентство',
  number: 'Регистрационный номер',
  reason: 'Причина',
  reasonMissing: 'Напишите хотя бы три знака.',
  noAgencies: 'Здесь агентств нет',
  noAgenciesHint: 'Новые заявки появляются в разделе «Ждёт».',
  admit: { applied: 'Одобрить', suspended: 'Возобновить', active: 'Одобрить', rejected: 'Одобрить' },
  admitted: '{{name}} в программе.',
  refuse: { rejected: 'Отклонить', suspended: 'Приостановить' },
  refuseTitle: { rejected: 'Отклонить: {{name}}?', suspended: 'Приостановить: {{name}}?' },
  reasonHint: {
    rejected: 'Это прочитает владелец.',
    suspended: 'Это прочитает владелец. Сотрудники сразу потеряют портал, а с новых заказов доля не пойдёт.',
  },
  invitations: 'Личные приглашения',
  noInvitations: 'Лично никто не приглашён',
  noInvitationsHint: 'Кого вы пригласили, того одобрят сразу, если включено одобрение заявок низкого риска.',
  invite: 'Пригласить человека',
  inviteHint:
    'Для одного человека и на один раз. Вы ручаетесь: заявка считается низкого риска, если ничто не говорит против.',
};
