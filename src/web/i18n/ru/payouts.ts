import type { Catalogue } from '../catalogue.ts';

export const payouts: Catalogue['payouts'] = {
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
  history: { why: 'Что случилось', backTitle: 'Вернулось', reversed: 'Из неё отозвано {{amount}}.' },
  account: {
    held: 'Выплаты приостановлены, пока вопрос о вашем аккаунте не решён.',
    recipient:
      'В вашей стране действует соглашение Stripe для получателей: деньги можно только получать. После согласия его нельзя изменить.',
  },
  tax: {
    title: 'Налоговые данные',
    why: 'Закон обязывает нас сообщать о выплатах, и мы сами выписываем за вас счета. Номера хранятся в зашифрованном виде.',
    kind: 'Кто вы для налоговой',
    individual: 'Частное лицо',
    company: 'Компания',
    legalName: 'Имя по документам',
    country: 'Страна налогового резидентства',
    line: 'Улица и дом',
    postcode: 'Индекс',
    city: 'Город',
    taxId: 'Налоговый номер',
    vatId: 'Номер НДС, если есть',
    birthDate: 'Дата рождения',
    registration: 'Регистрационный номер',
    selfBilling: 'Я согласен(на), что программа выписывает счета на мои комиссии от моего имени.',
    keep: 'Сохранить данные',
    change: 'Изменить',
    needed: 'Пожалуйста, заполните.',
    numberEnds: 'Налоговый номер заканчивается на {{end}}',
  },
  bank: {
    title: 'Банк вернул {{amount}}, {{day}}',
    todo: 'Деньги ждут на вашем счёте в Stripe. Проверьте там банковский счёт, и Stripe отправит их снова.',
    why: {
      account_closed: 'Банковский счёт закрыт.',
      account_frozen: 'Банковский счёт заморожен.',
      bank_account_restricted: 'Счёт не принимает такие платежи.',
      could_not_process: 'Банк не смог провести платёж.',
      incorrect_account_holder_name: 'Имя владельца счёта не совпадает.',
      invalid_account_number: 'Номер счёта неверный.',
      invalid_currency: 'Счёт не принимает эту валюту.',
      no_account: 'Банк не знает такого счёта.',
    },
  },
};
