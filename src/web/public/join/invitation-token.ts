const KEY = 'kolect-invitation';

/** Keeps the token over the way through sign-in, in this tab only, and takes it out of the address. */
export function rememberToken(): void {
  const token = location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(token)) return;
  sessionStorage.setItem(KEY, token);
  history.replaceState(history.state, '', location.pathname);
}

export function takeToken(): string | null {
  rememberToken();
  return sessionStorage.getItem(KEY);
}
