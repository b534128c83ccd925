import { Button, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseBatch } from '../../../trust/cases/schemas.ts';
import { useCheckSample, useDecideBatch, useMakeBatch } from '../../api/cases.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './cases.module.css';
import { isLongEnough, ReasonField } from './reason-field.tsx';

interface BulkDecisionProps {
  caseIds: string[];
  /** Of the creators, by case. */
  names: Map<string, string>;
  onDone: () => void;
}

/** One decision for many like cases; a sample of them is looked at first, one by one. */
export default function BulkDecision({ caseIds, names, onDone }: BulkDecisionProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [batch, setBatch] = useState<CaseBatch | null>(null);
  const close = () => {
    setOpened(false);
    setBatch(null);
  };
  const done = () => {
    close();
    onDone();
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        {t('trust.bulk.action', { count: caseIds.length })}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('trust.bulk.title')} size={560}>
        {batch ? (
          <SampleCheck batch={batch} names={names} onChange={setBatch} onDone={done} onDropped={close} />
        ) : (
          <PrepareBatch caseIds={caseIds} onMade={setBatch} />
        )}
      </Dialog>
    </>
  );
}

function PrepareBatch({ caseIds, onMade }: { caseIds: string[]; onMade: (batch: CaseBatch) => void }) {
  const { t } = useTranslation();
  const make = useMakeBatch();
  const [outcome, setOutcome] = useState<'clear' | 'warn'>('clear');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isLongEnough(reason)) return;
    make.mutate(
      { caseIds, outcome, reason: reason.trim() },
      { onSuccess: onMade, onError: (error) => void toast(problemSentence(error, t), 'problem') },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Radio.Group value={outcome} onChange={(value) => setOutcome(value === 'warn' ? 'warn' : 'clear')} mb="md">
        {(['clear', 'warn'] as const).map((value) => (
          <Radio
            key={value}
            value={value}
            label={t(`trust.outcomes.${value}.do`)}
            description={t(`trust.outcomes.${value}.means`)}
            mb="xs"
          />
        ))}
      </Radio.Group>
      <ReasonField value={reason} onChange={setReason} tried={tried} />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={make.isPending}>
          {t('trust.bulk.prepare')}
        </Button>
      </Group>
    </form>
  );
}

interface SampleCheckProps {
  batch: CaseBatch;
  names: Map<string, string>;
  onChange: (batch: CaseBatch) => void;
  onDone: () => void;
  onDropped: () => void;
}

function SampleCheck({ batch, names, onChange, onDone, onDropped }: SampleCheckProps) {
  const { t } = useTranslation();
  const check = useCheckSample(batch.id);
  const decide = useDecideBatch(batch.id);
  const say = (caseId: string, agrees: boolean) =>
    check.mutate(
      { caseId, agrees },
      {
        onSuccess: (after) => {
          if (agrees) return onChange(after);
          void toast(t('trust.bulk.dropped'));
          onDropped();
        },
        onError: (error) => void toast(problemSentence(error, t), 'problem'),
      },
    );
  const decideAll = () =>
    decide.mutate(undefined, {
      onSuccess: ({ decided }) => {
        void toast(t('trust.bulk.done', { count: decided }));
        onDone();
      },
      onError: (error) => void toast(problemSentence(error, t), 'problem'),
    });
  return (
    <>
      <p>{t('trust.bulk.sample')}</p>
      <ul className={classes.sample}>
        {batch.sample.map((caseId) => (
          <li key={caseId}>
            <AnchorLink to="/manager/cases/$caseId" params={{ caseId }} target="_blank">
              {names.get(caseId) ?? caseId}
            </AnchorLink>
            <Group gap="xs" wrap="nowrap">
              <Button
                size="compact-sm"
                variant={batch.agreed.includes(caseId) ? 'filled' : 'default'}
                onClick={() => say(caseId, true)}
              >
                {t('trust.bulk.agree')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => say(caseId, false)}>
                {t('trust.bulk.disagree')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button onClick={decideAll} loading={decide.isPending} disabled={batch.agreed.length < batch.sample.length}>
          {t('trust.bulk.decide', { count: batch.cases })}
        </Button>
      </Group>
    </>
  );
}
