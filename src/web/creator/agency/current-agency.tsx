import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type OwnRoster, useAllowOffers, useUnlink } from '../../api/agencies.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { Fact, Facts } from '../../kit/facts.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './creator-agency.module.css';

/** Share, term, what the agency may do, and the way out. */
export function CurrentAgency({ roster }: { roster: OwnRoster }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency, shareBps, joinedAt, until, endsAt, endRequestedBy } = roster;
  return (
    <Section title={agency.name}>
      <Facts as="tiles">
        <Fact name={t('own.agency.share')}>{format.rate(shareBps)}</Fact>
        <Fact name={t('own.agency.since')}>{format.programmeDay(joinedAt)}</Fact>
        <Fact name={t('own.agency.until')}>{until ? format.programmeDay(until) : t('terms.noTerm')}</Fact>
      </Facts>
      {endsAt ? (
        <p className={classes.ending} role="status">
          {t(endRequestedBy === 'agency' ? 'own.agency.theyLeave' : 'own.agency.youLeave', {
            agency: agency.name,
            day: format.programmeDay(endsAt),
          })}
        </p>
      ) : (
        <>
          <OffersSwitch roster={roster} />
          <UnlinkButton agency={agency.name} />
        </>
      )}
    </Section>
  );
}

function OffersSwitch({ roster }: { roster: OwnRoster }) {
  const { t } = useTranslation();
  const allow = useAllowOffers();
  const change = (event: React.ChangeEvent<HTMLInputElement>) =>
    allow.mutate(event.currentTarget.checked, {
      onError: (error) => void toast(problemSentence(error, t), 'problem'),
    });
  return (
    <Switch
      mt="md"
      label={t('own.agency.offers')}
      description={t('own.agency.offersHint', { agency: roster.agency.name })}
      checked={allow.isPending ? allow.variables : roster.handlesOffers}
      onChange={change}
    />
  );
}

function UnlinkButton({ agency }: { agency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const unlink = useUnlink();
  const confirm = async () => {
    const { endsAt } = await unlink.mutateAsync(null);
    await toast(t('own.agency.youLeave', { agency, day: format.programmeDay(endsAt) }));
  };
  return (
    <ConfirmButton
      variant="default"
      mt="lg"
      label={t('own.agency.unlink')}
      title={t('own.agency.unlinkTitle', { agency })}
      confirmLabel={t('own.agency.unlink')}
      onConfirm={confirm}
      isRunning={unlink.isPending}
      error={unlink.error}
    >
      {t('own.agency.unlinkWords', { agency })}
    </ConfirmButton>
  );
}
