/** A browser's worth of cookies: the demo's people sign in over HTTP as anybody does. */
export interface Visitor {
  fetch(address: string, init?: RequestInit): Promise<Response>;
  post<T>(path: string, body?: unknown): Promise<T>;
}

const TIME_LIMIT_MS = 10_000;

export function createVisitor(kolectUrl: string): Visitor {
  const cookies = new Map<string, string>();

  async function request(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, kolectUrl);
    const own = url.origin === new URL(kolectUrl).origin;
    const headers = new Headers(init.headers);
    if (own) {
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      headers.set('origin', url.origin);
    }
    const response = await fetch(url, {
      ...init,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    for (const line of own ? response.headers.getSetCookie() : []) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response;
  }

  return {
    fetch: request,
    async post<T>(path: string, body?: unknown): Promise<T> {
      const json =
        body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await request(path, { method: 'POST', ...json });
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as T;
    },
  };
}

/** Signs a person of the sandbox in with Google, as she would with its pages. */
export async function signInAs(visitor: Visitor, personId: string): Promise<void> {
  await agreeAt(visitor, '/auth/google', personId);
}

/** Signs somebody in with Google whom the sandbox does not know yet, through its form for new people. */
export async function signInAsNew(
  visitor: Visitor,
  person: { name: string; email: string; followers: number },
): Promise<void> {
  const start = await visitor.fetch('/auth/google');
  const consent = await visitor.fetch(start.headers.get('location') ?? '', {
    method: 'POST',
    body: new URLSearchParams({ ...person, person: 'new', followers: `${person.followers}` }),
  });
  await visitor.fetch(consent.headers.get('location') ?? '');
}

/** Links another network to the account of whoever is signed in. */
export async function linkNetwork(visitor: Visitor, network: string, personId: string): Promise<void> {
  const { url } = await visitor.post<{ url: string }>(`/auth/${network}/link`);
  await agreeAt(visitor, url, personId);
}

async function agreeAt(visitor: Visitor, address: string, personId: string): Promise<void> {
  const start = await visitor.fetch(address);
  const authorize = new URL(start.headers.get('location') ?? '');
  authorize.searchParams.set('login_hint', personId);
  const consent = await visitor.fetch(authorize.href);
  await visitor.fetch(consent.headers.get('location') ?? '');
}
