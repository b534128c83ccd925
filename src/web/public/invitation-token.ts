import { useEffect, useState } from 'react';

/** Into a team, or into the programme: a tab may hold one of each. */
type Kind = 'team' | 'programme';

const keyOf = (kind: Kind): string => `kolect-invitation-${kind}`;

/** Keeps the token over the way through sign-in, in this tab only, and takes it out of the address. */
export function rememberToken(kind: Kind): void {
  const token = location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(token)) return;
  sessionStorage.setItem(keyOf(kind), token);
  history.replaceState(history.state, '', location.pathname);
}

function takeToken(kind: Kind): string | null {
  rememberToken(kind);
  return sessionStorage.getItem(keyOf(kind));
}

/** The token of the link that was opened last, also of one that is opened in this tab while the page is there. */
export function useInvitationToken(kind: Kind): string | null {
  const [token, setToken] = useState(() => takeToken(kind));
  useEffect(() => {
    const look = () => setToken(takeToken(kind));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [kind]);
  return token;
}
