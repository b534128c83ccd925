import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type OwnRoster, useAnswerProposal } from '../../api/agencies.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import { ShareExample } from '../../public/invitation/share-example.tsx';
import classes from './creator-agency.module.css';

interface ProposalCardProps {
  roster: OwnRoster;
  proposal: NonNullable<OwnRoster['proposal']>;
}

/** Another share that the agency proposes: nothing changes unless the creator agrees. */
export function ProposalCard({ roster, proposal }: ProposalCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useAnswerProposal();
  const { name } = roster.agency;
  const send = (accept: boolean) =>
    answer.mutate(accept ? proposal : null, {
      onSuccess: () => void toast(t(accept ? 'own.agency.agreed' : 'own.agency.declined')),
    });
  return (
    <Section title={t('own.agency.proposal', { agency: name })}>
      <p className={classes.proposal}>
        {t('own.agency.proposalWords', {
          from: format.rate(roster.shareBps),
          to: format.rate(proposal.shareBps),
        })}
      </p>
      <ShareExample example={proposal.example} agency={name} />
      <details className={classes.terms}>
        <summary>{t('own.agency.readTerms')}</summary>
        <p lang={proposal.terms.language}>{proposal.terms.text}</p>
      </details>
      {answer.error ? <ProblemAlert error={answer.error} /> : null}
      <Group gap="xs" mt="md">
        <Button onClick={() => send(true)} loading={answer.isPending && answer.variables !== null}>
          {t('own.agency.agree', { share: format.rate(proposal.shareBps) })}
        </Button>
        <Button variant="default" onClick={() => send(false)} loading={answer.isPending && answer.variables === null}>
          {t('own.agency.keep', { share: format.rate(roster.shareBps) })}
        </Button>
      </Group>
    </Section>
  );
}
