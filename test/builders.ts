import { Webhook } from 'standardwebhooks';

/** A counter a process: builders' ids are unique without being random. */
let count = 0;
export const unique = (prefix: string): string => {
  count += 1;
  return `${prefix}${count.toString(36)}x${process.pid.toString(36)}`;
};

export const application = (overrides: object = {}) => ({
  displayName: 'Inês Carvalho',
  country: 'PT',
  birthDate: '1996-05-04',
  languages: ['pt', 'en'],
  niches: ['food', 'home'],
  consents: [
    { purpose: 'terms', version: '2026-11-01' },
    { purpose: 'privacy', version: '2026-11-26' },
  ],
  ...overrides,
});

export const brandApplication = (overrides: object = {}) => ({
  name: 'Olivar Sur',
  legalName: 'Olivar Sur S.L.',
  country: 'ES',
  registration: 'B-12345678',
  website: 'https://olivar.example/',
  domains: [`${unique('olivar')}.example`],
  ...overrides,
});

export const orderLine = (overrides: object = {}) => ({
  lineId: '1',
  sku: 'LAMP-01',
  category: 'home',
  quantity: 1,
  unitPriceMinor: 8_900,
  ...overrides,
});

export const orderPlaced = (overrides: object = {}) => {
  const placedAt = new Date().toISOString();
  const data = { orderId: unique('A-'), placedAt, currency: 'EUR', country: 'ES', lines: [orderLine()], ...overrides };
  return { type: 'order.placed' as const, timestamp: data.placedAt, data };
};

export const orderStep = (name: 'paid' | 'shipped' | 'delivered' | 'cancelled', orderId: string, at: Date | string) => {
  const instant = new Date(at).toISOString();
  return { type: `order.${name}` as const, timestamp: instant, data: { orderId, at: instant } };
};

export const orderRefunded = (orderId: string, refundId: string, at: Date | string, lines: object[]) => {
  const instant = new Date(at).toISOString();
  return { type: 'order.refunded' as const, timestamp: instant, data: { orderId, refundId, at: instant, lines } };
};

/** A request as a shop's Standard Webhooks library makes it. */
export function signed(secret: string, event: unknown, options: { id?: string; at?: Date; body?: string } = {}) {
  const id = options.id ?? unique('msg_');
  const at = options.at ?? new Date();
  const body = options.body ?? JSON.stringify(event);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1_000)}`,
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return { method: 'POST', headers, body };
}

export const taxProfile = (overrides: object = {}) => ({
  kind: 'individual' as const,
  legalName: 'Inês Maria Carvalho',
  country: 'PT',
  address: { line: 'Rua das Flores 12', city: 'Porto', postcode: '4050-262' },
  taxId: unique('PT29').padEnd(12, '0').concat('9998'),
  birthDate: '1996-05-04',
  selfBilling: true as const,
  ...overrides,
});
