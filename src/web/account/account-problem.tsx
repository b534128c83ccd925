import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSessions } from '../api/account.ts';
import { Problem } from '../api/client.ts';
import { useMe } from '../api/me.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';

/** What went wrong; where signing in again helps, the way to do so and to come back here. */
export function AccountProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const network = useSignedInWith();
  const again = error instanceof Problem && error.code === 'sign_in_again' && network;
  return (
    <div>
      <ProblemAlert error={error} />
      {again ? (
        <Button component="a" href={`/auth/${network}?returnTo=/account`} variant="default" size="xs" mt="xs">
          {t('account.signInAgain')}
        </Button>
      ) : null}
    </div>
  );
}

/** The network of this session, or the first one there is. */
function useSignedInWith(): string | undefined {
  const sessions = useSessions();
  const me = useMe();
  return sessions.data?.data.find(({ current }) => current)?.network ?? me.identities[0]?.network;
}
