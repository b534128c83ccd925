import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';

/** Says in words why a sign-in ended here; unknown codes get the general sentence, never themselves. */
export function SignInProblem({ code }: { code: string }) {
  const { t } = useTranslation();
  return <ProblemAlert error={new Problem({ code, detail: t('problem.unknown') })} />;
}
