import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './client.ts';

/** The session ended elsewhere: back to the sign-in page, and to this page after it. */
function leaveWhenSignedOut(error: Error): void {
  if (!(error instanceof Problem) || error.code !== 'not_signed_in') return;
  const returnTo = `${location.pathname}${location.search}`;
  location.assign(`/?${new URLSearchParams({ problem: 'session_expired', returnTo })}`);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < 2 && (!(error instanceof Problem) || error.status === 0 || error.status >= 500),
      },
    },
  });
}
