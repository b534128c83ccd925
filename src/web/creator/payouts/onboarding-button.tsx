import { Button, type ButtonProps } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOnboarding } from '../../api/payouts.ts';
import type { Payee } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';

/** Leaves for Stripe's hosted onboarding, which comes back to the payouts page. */
export function OnboardingButton({ payee, ...buttonProps }: { payee: Payee } & ButtonProps) {
  const { t } = useTranslation();
  const onboarding = useOnboarding();
  return (
    <>
      {onboarding.error ? <ProblemAlert error={onboarding.error} /> : null}
      <Button
        {...buttonProps}
        loading={onboarding.isPending || onboarding.isSuccess}
        onClick={() => onboarding.mutate()}
        rightSection={<IconExternalLink size={16} stroke={1.75} aria-hidden="true" />}
      >
        {payee.state === 'none' ? t('creator.nextPayout.setUp') : t('creator.nextPayout.continueSetUp')}
      </Button>
    </>
  );
}
