import { Button, Group, NativeSelect, Skeleton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrandCampaigns, useInvite, useInvitedStates } from '../../api/campaigns.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { ButtonLink } from '../../kit/router-links.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { toast } from '../../kit/toast.ts';
import { useBrandId } from '../use-brand-id.ts';
import classes from './campaigns.module.css';
import { useInvitationTerms } from './invitation-terms.tsx';

interface Props {
  creatorId: string;
  close: () => void;
}

/** Which campaign a creator is invited to, and with what words and terms. Loaded with its dialog. */
export default function ChooseCampaign({ creatorId, close }: Props) {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const list = useBrandCampaigns(brandId, 'published');
  const running = list.rows;
  const [chosen, setChosen] = useState('');
  const campaign = running?.find(({ id }) => id === chosen) ?? running?.[0];
  const { terms, fields } = useInvitationTerms(campaign);
  const invite = useInvite(brandId, campaign?.id ?? '');
  const standing = useInvitedStates(brandId, campaign?.id ?? '', campaign ? [creatorId] : []).data?.get(creatorId);
  if (list.error && !running) return <ProblemAlert error={list.error} retry={list.retry} />;
  if (!running) return <Skeleton height={200} />;
  if (running.length === 0)
    return (
      <div className={classes.dialog}>
        <p>{t('campaigns.invite.noCampaign')}</p>
        <ButtonLink to="/brand/$brandId/campaigns/new" params={{ brandId }}>
          {t('campaigns.list.new')}
        </ButtonLink>
      </div>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    invite.mutateAsync({ creatorIds: [creatorId], ...terms }).then(
      ({ data }) => {
        const isRefused = data.some(({ refused }) => refused !== null);
        if (isRefused) void toast(t('campaigns.invite.refused', { count: 1 }), 'problem');
        else void toast(t('campaigns.invite.sent', { count: 1 }));
        close();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={send} className={classes.dialog}>
      <NativeSelect
        label={t('campaigns.list.name')}
        data={running.map(({ id, title }) => ({ value: id, label: title }))}
        value={campaign?.id ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {standing ? (
        <p className={classes.hint}>
          {t('campaigns.invite.isIn')} <StateBadge kind="collaboration" state={standing.state} />
        </p>
      ) : null}
      {fields}
      {invite.error ? <ProblemAlert error={invite.error} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={invite.isPending} disabled={standing?.mayInvite === false}>
          {t('campaigns.invite.send', { count: 1 })}
        </Button>
      </Group>
    </form>
  );
}
