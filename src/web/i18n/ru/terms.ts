/** Share and term of an agency, as invitations, creators and agencies read them. */
export const terms = {
  term: 'На какой срок',
  noTerm: 'Пока одна из сторон не откажется',
  months_one: '{{count}} месяц',
  months_few: '{{count}} месяца',
  months_many: '{{count}} месяцев',
  months_other: '{{count}} месяца',
  example: 'Заказ на {{order}} приносит {{commission}} комиссии. Из них:',
  youGet: 'Вам',
  until: 'Действует до {{day}}',
};
