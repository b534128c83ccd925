import { Button, Skeleton } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get, post } from '../../api/client.ts';
import { pollOf } from '../../api/payouts.ts';
import type { Payee } from '../../api/types.ts';
import { useMutation } from '../../api/use-change.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { AccountNotes, badgeOf, isChecking, sayChecking } from '../../payee/account-notes.tsx';
import type { PayoutOwner } from '../../payee/owner.ts';
import classes from '../../payee/payee.module.css';

interface AgencyAccountProps {
  owner: PayoutOwner;
  /** How an owner came back from Stripe: `done`, or `again` because the link was over. */
  cameBack: string | undefined;
}

/** The agency's payout account at Stripe, and the way to set it up. */
export function AgencyAccount({ owner, cameBack }: AgencyAccountProps) {
  const { t } = useTranslation();
  const payee = useQuery({
    queryKey: [owner.account],
    queryFn: ({ signal }) => get<Payee>(owner.account, signal),
    refetchInterval: (query) => pollOf(query.state.data),
  });
  const onboarding = useMutation({
    mutationFn: () => post<{ url: string }>(`${owner.account}/onboarding`),
    onSuccess: ({ url }) => location.assign(url),
  });
  const { data } = payee;
  const words = (known: Payee) => {
    if (known.state === 'enabled') return t('payouts.agency.ready');
    if (isChecking(known)) return sayChecking(known, t);
    return t(cameBack === 'again' ? 'payouts.account.linkOver' : 'payouts.agency.notReady');
  };
  return (
    <Section
      title={t('payouts.agency.account')}
      aside={data ? <StateBadge kind="payee" state={badgeOf(data)} /> : null}
    >
      {payee.error ? <ProblemAlert error={payee.error} retry={() => void payee.refetch()} /> : null}
      {onboarding.error ? <ProblemAlert error={onboarding.error} /> : null}
      {payee.isPending ? <Skeleton height={64} /> : null}
      {data ? (
        <div className={classes.kept}>
          <div>
            <p>{words(data)}</p>
            <AccountNotes payee={data} />
          </div>
          {data.state === 'enabled' || isChecking(data) ? null : (
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
