/** Words of a statement, in the order of the fields below. */
export interface StatementWords {
  title: string;
  number: string;
  month: string;
  from: string;
  to: string;
  taxId: string;
  vatId: string;
  payout: string;
  commissions: string;
  clawbacks: string;
  fees: string;
  other: string;
  reversed: string;
  total: string;
  selfBilled: string;
  reverseCharge: string;
  page: string;
  columns: [string, string, string, string, string, string, string, string, string, string, string];
}

const en: StatementWords = {
  title: 'Self-billing invoice',
  number: 'Number',
  month: 'Month',
  from: 'Supplier',
  to: 'Customer',
  taxId: 'Tax number',
  vatId: 'VAT number',
  payout: 'Payout of',
  commissions: 'Commission',
  clawbacks: 'Corrections',
  fees: 'Content fees',
  other: 'Other movements of the balance',
  reversed: 'Taken back',
  total: 'Total',
  selfBilled: 'Issued by the customer in the supplier’s name (self-billing, as agreed).',
  reverseCharge: 'VAT, where it is due, is accounted for by the customer (reverse charge).',
  page: 'Page',
  columns: ['Payout', 'Sent', 'Commission', 'Order', 'Line', 'Brand', 'Kind', 'Placed', 'Base', 'Amount', 'Currency'],
};

const ru: StatementWords = {
  title: 'Счёт, выставленный покупателем',
  number: 'Номер',
  month: 'Месяц',
  from: 'Исполнитель',
  to: 'Заказчик',
  taxId: 'Налоговый номер',
  vatId: 'Номер НДС',
  payout: 'Выплата от',
  commissions: 'Комиссия',
  clawbacks: 'Корректировки',
  fees: 'Плата за контент',
  other: 'Прочие движения баланса',
  reversed: 'Отозвано',
  total: 'Итого',
  selfBilled: 'Выставлен заказчиком от имени исполнителя по соглашению сторон.',
  reverseCharge: 'НДС, если он причитается, исчисляет заказчик (обратное начисление).',
  page: 'Страница',
  columns: [
    'Выплата',
    'Отправлена',
    'Комиссия',
    'Заказ',
    'Позиция',
    'Бренд',
    'Вид',
    'Оформлен',
    'База',
    'Сумма',
    'Валюта',
  ],
};

const fr: StatementWords = {
  title: 'Facture en autofacturation',
  number: 'Numéro',
  month: 'Mois',
  from: 'Fournisseur',
  to: 'Client',
  taxId: 'Numéro fiscal',
  vatId: 'Numéro de TVA',
  payout: 'Versement du',
  commissions: 'Commission',
  clawbacks: 'Corrections',
  fees: 'Rémunération de contenu',
  other: 'Autres mouvements du solde',
  reversed: 'Repris',
  total: 'Total',
  selfBilled: 'Émise par le client au nom du fournisseur (autofacturation convenue).',
  reverseCharge: 'TVA, le cas échéant, due par le client (autoliquidation).',
  page: 'Page',
  columns: [
    'Versement',
    'Envoyé',
    'Commission',
    'Commande',
    'Ligne',
    'Marque',
    'Type',
    'Passée',
    'Base',
    'Montant',
    'Devise',
  ],
};

const es: StatementWords = {
  title: 'Factura emitida por el destinatario',
  number: 'Número',
  month: 'Mes',
  from: 'Proveedor',
  to: 'Cliente',
  taxId: 'Número fiscal',
  vatId: 'NIF-IVA',
  payout: 'Pago del',
  commissions: 'Comisión',
  clawbacks: 'Correcciones',
  fees: 'Pago por contenido',
  other: 'Otros movimientos del saldo',
  reversed: 'Retirado',
  total: 'Total',
  selfBilled: 'Emitida por el cliente en nombre del proveedor, según lo acordado.',
  reverseCharge: 'IVA, si procede, a cargo del cliente (inversión del sujeto pasivo).',
  page: 'Página',
  columns: [
    'Pago',
    'Enviado',
    'Comisión',
    'Pedido',
    'Línea',
    'Marca',
    'Tipo',
    'Realizado',
    'Base',
    'Importe',
    'Moneda',
  ],
};

const pl: StatementWords = {
  title: 'Faktura w samofakturowaniu',
  number: 'Numer',
  month: 'Miesiąc',
  from: 'Sprzedawca',
  to: 'Nabywca',
  taxId: 'Numer podatkowy',
  vatId: 'Numer VAT',
  payout: 'Wypłata z dnia',
  commissions: 'Prowizja',
  clawbacks: 'Korekty',
  fees: 'Wynagrodzenie za treści',
  other: 'Inne zmiany salda',
  reversed: 'Cofnięto',
  total: 'Razem',
  selfBilled: 'Wystawiona przez nabywcę w imieniu sprzedawcy (samofakturowanie).',
  reverseCharge: 'VAT, jeśli należny, rozlicza nabywca (odwrotne obciążenie).',
  page: 'Strona',
  columns: [
    'Wypłata',
    'Wysłano',
    'Prowizja',
    'Zamówienie',
    'Pozycja',
    'Marka',
    'Rodzaj',
    'Złożono',
    'Podstawa',
    'Kwota',
    'Waluta',
  ],
};

const WORDS: Record<string, StatementWords> = { en, ru, fr, es, pl };

/** Words in a language; English where there are none. */
export const statementWords = (language: string): StatementWords => WORDS[language] ?? en;

/** What a part of a payout is for. */
export const wordOf = (words: StatementWords, kind: 'sale' | 'clawback' | 'fee'): string =>
  ({ sale: words.commissions, clawback: words.clawbacks, fee: words.fees })[kind];
