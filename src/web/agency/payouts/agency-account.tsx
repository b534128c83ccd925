import { Button, Skeleton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get, post } from '../../api/client.ts';
import type { Payee } from '../../api/types.ts';
import { useMutation } from '../../api/use-change.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import type { PayoutOwner } from '../../payee/owner.ts';
import classes from '../../payee/payee.module.css';

const POLL_MS = 4_000;

/** The agency's payout account at Stripe, and the way to set it up. */
export function AgencyAccount({ owner }: { owner: PayoutOwner }) {
  const { t } = useTranslation();
  const payee = useQuery({
    queryKey: [owner.account],
    queryFn: ({ signal }) => get<Payee>(owner.account, signal),
    refetchInterval: (query) => (query.state.data?.state === 'onboarding' ? POLL_MS : false),
  });
  const onboarding = useMutation({
    mutationFn: () => post<{ url: string }>(`${owner.account}/onboarding`),
    onSuccess: ({ url }) => location.assign(url),
  });
  const { data } = payee;
  return (
    <Section title={t('payouts.agency.account')} aside={data ? <StateBadge kind="payee" state={data.state} /> : null}>
      {payee.error ? <ProblemAlert error={payee.error} retry={() => void payee.refetch()} /> : null}
      {onboarding.error ? <ProblemAlert error={onboarding.error} /> : null}
      {payee.isPending ? <Skeleton height={64} /> : null}
      {data ? (
        <div className={classes.kept}>
          <div>
            <p>{t(data.state === 'enabled' ? 'payouts.agency.ready' : 'payouts.agency.notReady')}</p>
            {data.disabled ? <p className={classes.soft}>{data.disabled}</p> : null}
            {data.held ? <p className={classes.soft}>{t('payouts.account.held')}</p> : null}
            <ul className={classes.soft}>
              {[...new Set(data.requirements.map(({ sentence }) => sentence))].map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
          {data.state === 'enabled' ? null : (
            <Button
              loading={onboarding.isPending || onboarding.isSuccess}
              onClick={() => onboarding.mutate()}
              rightSection={<IconExternalLink size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t('payouts.agency.setUp')}
            </Button>
          )}
        </div>
      ) : null}
    </Section>
  );
}
