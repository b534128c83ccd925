const TIME_LIMIT_MS = 60_000;

/** Somebody's browser: keeps Kolect's cookies, follows nothing, says where each request comes from. */
export class Browser {
  readonly url: string;
  private readonly cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const target = new URL(address, this.url);
    const own = target.origin === this.url;
    const headers = new Headers(init.headers);
    if (own) {
      headers.set('origin', this.url);
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const response = await fetch(target, { ...init, headers, signal, redirect: 'manual' });
    if (own) for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    this.cookies.set(name, value);
  }

  /** The JSON that a request answers; throws on any other status than 200 and 201. */
  async ask<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await this.fetch(path, { method, ...json });
    const text = await response.text();
    if (response.status !== 200 && response.status !== 201)
      throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as Answer;
  }

  /** Every row of a list, page by page. */
  async *rows<Row>(path: string): AsyncGenerator<Row> {
    let cursor: string | null = null;
    do {
      const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: { data: Row[]; next: string | null } = await this.ask('GET', `${path}?limit=100${query}`);
      yield* page.data;
      cursor = page.next;
    } while (cursor);
  }

  /** Signs in with Google in the sandbox: as a person it knows, or as somebody new. */
  async signIn(person: { id: string } | { name: string; email: string; followers: number }): Promise<void> {
    const start = await this.fetch('/auth/google');
    await start.body?.cancel();
    const choice =
      'id' in person ? { person: person.id } : { ...person, person: 'new', followers: `${person.followers}` };
    const consent = await this.fetch(start.headers.get('location') ?? '', {
      method: 'POST',
      body: new URLSearchParams(choice),
    });
    const callback = consent.headers.get('location');
    if (!callback) throw new Error(`the sandbox's Google answered ${consent.status}: ${await consent.text()}`);
    await consent.body?.cancel();
    const end = await this.fetch(callback);
    await end.body?.cancel();
    if (end.headers.get('location') !== '/') throw new Error(`signing in ended with ${end.status}`);
  }
}
