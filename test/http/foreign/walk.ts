import { createHash } from 'node:crypto';
import { allEndpoints } from '../../../src/app.ts';
import type { Context } from '../../../src/context.ts';
import type { Endpoint } from '../../../src/kit/endpoint.ts';
import { Person } from '../../support/person.ts';
import { BODIES, RAW } from './bodies.ts';

export type Records = Record<string, string>;
export type Declaration = Endpoint<Context>;

const parts = { networkApps: {}, intake: {} as never, nudge: () => undefined };
export const endpoints: Declaration[] = allEndpoints(parts);
export const nameOf = ({ method, path }: Declaration): string => `${method.toUpperCase()} ${path}`;

/** Parts of addresses that are no record's id: whose they are, the rest of the address says. */
const NO_RECORD: Record<string, string> = {
  month: new Date().toISOString().slice(0, 7),
  file: 'csv',
  year: '2026',
  report: 'dac7',
};

const PARAMETER = /:(\w+)/g;

/** The names of the records in an endpoint's address: what stands before each, without versions and other records. */
export function recordsIn({ path }: Declaration): string[] {
  const before = (end: number) =>
    path
      .slice(0, end)
      .split('/')
      .filter((part) => part !== '' && part !== 'v1' && !part.startsWith(':'))
      .join('/');
  return [...path.matchAll(PARAMETER)].flatMap((match) =>
    match[1] && match[1] in NO_RECORD ? [] : before(match.index),
  );
}

/** The address with these records in their places. */
export function addressOf(endpoint: Declaration, records: Records): string {
  const names = recordsIn(endpoint);
  return endpoint.path.replace(PARAMETER, (_, name: string) => NO_RECORD[name] ?? records[names.shift() ?? ''] ?? '');
}

/** Sends what the endpoint takes, valid in every respect but the caller. */
export async function send(
  person: Person,
  endpoint: Declaration,
  records: Records,
  headers: Record<string, string> = {},
) {
  const name = nameOf(endpoint);
  const raw = RAW[name];
  const json = endpoint.body && !raw?.bytes ? { body: JSON.stringify(BODIES[name]?.(records)) } : {};
  const response = await person.fetch(addressOf(endpoint, records) + (raw?.query ?? ''), {
    method: endpoint.method.toUpperCase(),
    headers: { ...(json.body ? { 'content-type': 'application/json' } : {}), ...raw?.headers, ...headers },
    ...json,
    ...(raw?.bytes ? { body: raw.bytes } : {}),
  });
  const text = await response.text();
  const code = response.headers.get('content-type')?.includes('problem')
    ? (JSON.parse(text) as { code: string }).code
    : '';
  return { status: response.status, code, text };
}

/** Somebody without cookies who shows an API key. */
export const withKey = (app: { url: string }, key: string) => ({
  person: new Person(app),
  headers: { authorization: `Bearer ${key}` },
});

/** Written by every request, whoever sends it and whatever becomes of it. */
const EVERY_REQUEST = ['sessions', 'idempotent_requests', 'answered_requests'];

/** A fingerprint of each collection: what a refused request must leave as it is. */
export async function fingerprints({ mongo }: Context): Promise<Records> {
  const db = mongo.getClient().db(mongo.name);
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const prints: Records = {};
  for (const name of names.filter((each) => !EVERY_REQUEST.includes(each) && !each.startsWith('system.'))) {
    const rows = await db.collection(name).find().sort({ _id: 1 }).toArray();
    prints[name] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  }
  return prints;
}
