import type { Network } from '../../src/accounts/schemas.ts';
import type { Kolect } from '../../src/start/index.ts';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** A person with a browser's cookies who talks to Kolect over HTTP. */
export class Person {
  readonly kolect: Pick<Kolect, 'url'>;
  readonly cookies = new Map<string, string>();

  constructor(kolect: Pick<Kolect, 'url'>) {
    this.kolect = kolect;
  }

  /** Follows nothing; keeps the cookies that Kolect sets. */
  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.kolect.url);
    const own = url.origin === this.kolect.url;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (own && cookie) headers.set('cookie', cookie);
    if (own && !headers.has('origin')) headers.set('origin', this.kolect.url);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    if (own) for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    this.cookies.set(name, value.join('='));
  }

  async get<T>(path: string): Promise<Answer<T>> {
    return answerOf(await this.fetch(path));
  }

  async post<T>(path: string, body?: unknown): Promise<Answer<T>> {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return answerOf(await this.fetch(path, { method: 'POST', ...json }));
  }

  async patch<T>(path: string, body: unknown): Promise<Answer<T>> {
    const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return answerOf(await this.fetch(path, { method: 'PATCH', ...json }));
  }

  async delete<T>(path: string): Promise<Answer<T>> {
    return answerOf(await this.fetch(path, { method: 'DELETE' }));
  }

  /** One of the sandbox's people, signed in. */
  static async enter(
    kolect: ConstructorParameters<typeof Person>[0],
    personId: string,
    network: Network = 'google',
  ): Promise<Person> {
    const person = new Person(kolect);
    await person.signIn(network, personId);
    return person;
  }

  /** Signs in as one of the sandbox's people and ends where Kolect sends her. */
  async signIn(network: Network, personId: string): Promise<string> {
    const start = await this.fetch(`/auth/${network}`);
    const authorize = new URL(start.headers.get('location') ?? '');
    authorize.searchParams.set('login_hint', personId);
    const consent = await fetch(authorize, { redirect: 'manual' });
    const callback = consent.headers.get('location');
    if (!callback)
      throw new Error(`the sandbox did not send ${personId} back: ${consent.status} ${await consent.text()}`);
    const end = await this.fetch(callback);
    // The session is written before the last byte of the answer.
    const text = await end.text();
    return end.headers.get('location') ?? `${end.status} ${text}`;
  }
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
}
