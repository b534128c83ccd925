import type { TestSandbox } from '../support.ts';

export interface StrategyOutcome {
  user?: unknown;
  failed?: unknown;
  error?: Error & { oauthError?: { data?: string } };
  redirect?: string;
}

/** One `authenticate` call of a Passport strategy, outside Express. */
export function authenticate(
  strategy: object,
  query: Record<string, string>,
  options: object = {},
): Promise<StrategyOutcome> {
  return new Promise((resolve) => {
    const bound = Object.assign(Object.create(strategy) as { authenticate(request: object, options: object): void }, {
      success: (user: unknown) => resolve({ user }),
      fail: (failed: unknown) => resolve({ failed }),
      error: (error: Error) => resolve({ error }),
      redirect: (redirect: string) => resolve({ redirect }),
      pass: () => resolve({}),
    });
    bound.authenticate({ query, session: {}, headers: {} }, options);
  });
}

/** The query that the network sends back to Kolect when `person` (or `fault`) is chosen at once. */
export async function callbackQuery(
  test: TestSandbox,
  authorizeUrl: string,
  extra: Record<string, string>,
): Promise<Record<string, string>> {
  const url = new URL(authorizeUrl);
  for (const [name, value] of Object.entries(extra)) url.searchParams.set(name, value);
  const response = await test.fetch(url.pathname + url.search);
  const location = response.headers.get('location');
  if (response.status !== 302 || !location) throw new Error(`no redirect: ${response.status} ${await response.text()}`);
  return Object.fromEntries(new URL(location).searchParams);
}

/** The whole sign-in: redirect to the network, choice of a person, callback, token and profile. */
export async function signIn(
  test: TestSandbox,
  strategy: object,
  extra: Record<string, string>,
  options: object = {},
): Promise<StrategyOutcome> {
  const { redirect } = await authenticate(strategy, {}, options);
  return authenticate(strategy, await callbackQuery(test, redirect ?? '', extra), options);
}

/** A state store that keeps PKCE verifiers in memory, as Passport's own keeps them in the session. */
export class MemoryStateStore {
  private readonly verifiers = new Map<string, string | undefined>();

  store(
    _request: unknown,
    verifier: string | undefined,
    _state: unknown,
    _meta: unknown,
    done: (error: null, state: string) => void,
  ): void {
    const state = `state${this.verifiers.size}`;
    this.verifiers.set(state, verifier);
    done(null, state);
  }

  verify(_request: unknown, state: string, _meta: unknown, done: (error: null, ok: string | boolean) => void): void {
    // A network without PKCE has a state all the same.
    done(null, this.verifiers.get(state) ?? this.verifiers.has(state));
  }
}
