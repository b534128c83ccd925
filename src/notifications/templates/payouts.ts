import type { Template } from './template.ts';

const day = (at: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);

interface Sum {
  amountMinor: number;
  currency: string;
}

function money({ amountMinor, currency }: Sum, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const sums = (amounts: Sum[], language: string): string => amounts.map((sum) => money(sum, language)).join(', ');

interface Payout {
  programme: string;
  amount: Sum;
  /** Where the payee sees it. */
  path: string;
}

const payoutSent: Template<Payout> = {
  en: ({ programme, amount, path }) => ({
    subject: `${money(amount, 'en')} from ${programme} is on its way`,
    paragraphs: [
      `We sent ${money(amount, 'en')} to your payout account. Your bank usually has it in one to three working days.`,
      'On its page you see every order line that it consists of.',
    ],
    action: { label: 'See the payout', path },
  }),
  ru: ({ programme, amount, path }) => ({
    subject: `${programme}: ${money(amount, 'ru')} уже в пути`,
    paragraphs: [
      `Мы отправили ${money(amount, 'ru')} на ваш счёт для выплат. Обычно деньги приходят в банк за один–три рабочих дня.`,
      'На странице выплаты видно каждую позицию заказов, из которых она сложилась.',
    ],
    action: { label: 'Посмотреть выплату', path },
  }),
};

const payoutFailed: Template<Payout> = {
  en: ({ programme, amount, path }) => ({
    subject: `${money(amount, 'en')} from ${programme} could not be sent`,
    paragraphs: [
      `Your payout of ${money(amount, 'en')} could not be sent. The money is back in your balance, and nothing of it is lost.`,
      'The page says why and what helps. The next run pays it once that is done.',
    ],
    action: { label: 'See what helps', path },
  }),
  ru: ({ programme, amount, path }) => ({
    subject: `${programme}: выплату ${money(amount, 'ru')} не удалось отправить`,
    paragraphs: [
      `Выплату ${money(amount, 'ru')} отправить не удалось. Деньги снова на вашем балансе, ничего не потеряно.`,
      'На странице сказано, почему так вышло и что сделать. После этого деньги уйдут со следующим запуском.',
    ],
    action: { label: 'Посмотреть, что сделать', path },
  }),
};

interface Requirements {
  programme: string;
  path: string;
}

const requirementsDue: Template<Requirements> = {
  en: ({ programme, path }) => ({
    subject: `Your ${programme} payouts wait for a detail`,
    paragraphs: [
      'Stripe, which pays you for us, asks for something more about your payout account. Until it has it, nothing can be sent.',
      'The page says in plain words what is missing; it takes a few minutes.',
    ],
    action: { label: 'See what is missing', path },
  }),
  ru: ({ programme, path }) => ({
    subject: `${programme}: для выплат не хватает данных`,
    paragraphs: [
      'Stripe, через который мы платим, просит дополнить данные вашего счёта для выплат. Пока их нет, отправить деньги нельзя.',
      'На странице простыми словами написано, чего не хватает; это займёт несколько минут.',
    ],
    action: { label: 'Посмотреть, чего не хватает', path },
  }),
};

interface Short {
  programme: string;
  missing: Sum[];
  path: string;
}

const balanceShort: Template<Short> = {
  en: ({ missing, path }) => ({
    subject: `Stripe’s balance is short: ${sums(missing, 'en')}`,
    paragraphs: [
      `A payout run has sent what it could. Missing at Stripe: ${sums(missing, 'en')}.`,
      'Top the balance up; the run then goes on by itself. Another run may start meanwhile.',
    ],
    action: { label: 'Open the run', path },
  }),
  ru: ({ missing, path }) => ({
    subject: `В Stripe не хватает денег: ${sums(missing, 'ru')}`,
    paragraphs: [
      `Запуск выплат отправил всё, что мог. В Stripe не хватает: ${sums(missing, 'ru')}.`,
      'Пополните баланс, и запуск продолжится сам. Другой запуск может начаться уже сейчас.',
    ],
    action: { label: 'Открыть запуск', path },
  }),
};

interface Differences {
  programme: string;
  count: number;
}

const booksDiffer: Template<Differences> = {
  en: ({ programme, count }) => ({
    subject: `${programme}: the ledger and Stripe differ (${count})`,
    paragraphs: [
      `The daily comparison found ${count === 1 ? 'one difference' : `${count} differences`} between the ledger and Stripe.`,
      'The page lists each, with what it needs.',
    ],
    action: { label: 'Look at the differences', path: '/manager/reconciliation' },
  }),
  ru: ({ programme, count }) => ({
    subject: `${programme}: книга учёта и Stripe расходятся (${count})`,
    paragraphs: [
      `Ежедневная сверка нашла расхождения между книгой учёта и Stripe: ${count}.`,
      'На странице перечислено каждое и сказано, что с ним делать.',
    ],
    action: { label: 'Посмотреть расхождения', path: '/manager/reconciliation' },
  }),
};

interface Overdue {
  programme: string;
  brand: string;
  amount: Sum;
  dueAt: Date;
  path: string;
}

const invoiceOverdue: Template<Overdue> = {
  en: ({ programme, brand, amount, dueAt, path }) => ({
    subject: `${brand}: an invoice of ${programme} is overdue`,
    paragraphs: [
      `The invoice over ${money(amount, 'en')} for commission was due on ${day(dueAt, 'en')} and is not paid yet.`,
      'Payouts of this commission may wait until it is. If you have just paid, there is nothing more to do.',
    ],
    action: { label: 'See the invoice', path },
  }),
  ru: ({ programme, brand, amount, dueAt, path }) => ({
    subject: `${brand}: счёт ${programme} просрочен`,
    paragraphs: [
      `Счёт за комиссию на ${money(amount, 'ru')} нужно было оплатить до ${day(dueAt, 'ru')}, но оплата ещё не пришла.`,
      'Выплаты этой комиссии могут ждать оплаты. Если вы только что заплатили, больше ничего делать не нужно.',
    ],
    action: { label: 'Посмотреть счёт', path },
  }),
};

export const payoutTemplates = {
  'payout-sent': payoutSent,
  'payout-failed': payoutFailed,
  'payout-requirements': requirementsDue,
  'stripe-balance-short': balanceShort,
  'books-differ': booksDiffer,
  'invoice-overdue': invoiceOverdue,
};
