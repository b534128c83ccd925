import type { Catalogue } from '../catalogue.ts';

export const payouts: Catalogue['payouts'] = {
  control: {
    approve: 'Подтвердить',
    approveTitle: 'Подтвердить этот запуск?',
    approveBody: 'После этого выплаты уйдут. Вы подтверждаете вторым.',
    pause: 'Пауза',
    pauseTitle: 'Поставить на паузу?',
    pauseBody: 'Ничего больше не уйдёт, пока запуск не продолжат. Начатое завершится.',
    resume: 'Продолжить',
    resumeTitle: 'Продолжить запуск?',
    resumeBody: 'Неотправленное уйдёт сейчас.',
    cancel: 'Отменить остальное',
    cancelTitle: 'Отменить неотправленное?',
    cancelBody: 'Деньги вернутся на балансы и войдут в следующий запуск. Отправленное остаётся отправленным.',
    keep: 'Оставить',
  },
  notice: {
    awaiting: 'Запуск ждёт второго человека',
    awaitingBody: 'Сумма {{amount}} больше, чем {{above}}. Начал: {{name}}; подтвердить должен кто-то другой.',
    awaitingUnknown:
      'Сумму в {{currency}} нельзя посчитать: нет курса валюты. Начал: {{name}}; подтвердить должен кто-то другой.',
    theProgramme: 'программа',
    somebody: 'кто-то',
    short: 'В Stripe не хватает денег',
    shortBody:
      'Не хватает: {{amounts}}. Пополните баланс в Stripe, и запуск продолжится сам. Другой запуск может начаться уже сейчас.',
    paused: 'На паузе: {{name}}',
    pausedBody: 'Ничего не отправляется, пока запуск не продолжат.',
    cancelled: 'Отменил(а): {{name}}',
    cancelledBody: 'Неотправленное вернулось на балансы.',
    approved: 'Подтвердил(а): {{name}}',
  },
  failure: {
    account_invalid: 'Счёт для выплат закрыт или отключён.',
    insufficient_capabilities_for_transfer: 'Stripe сейчас не разрешает этому счёту получать деньги.',
    transfers_not_allowed: 'Stripe не разрешает нам отправлять деньги на этот счёт.',
    resource_missing: 'Stripe больше не знает этого счёта.',
    amount_too_large: 'Сумма больше, чем Stripe отправляет за один раз.',
  },
  todo: {
    account_invalid: 'Получателю нужно настроить счёт заново.',
    insufficient_capabilities_for_transfer: 'Получателю нужно открыть настройку и ответить на вопросы Stripe.',
    transfers_not_allowed: 'Обратитесь в Stripe: страна или соглашение могут не подходить.',
    resource_missing: 'Получателю нужно настроить счёт заново.',
    amount_too_large: 'Попросите у Stripe более высокий лимит.',
  },
};
