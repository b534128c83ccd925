import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreators } from '../../api/creators.ts';
import { type Report, useMatchReport, useSetReportAside } from '../../api/reporting.ts';
import type { Application } from '../../api/types.ts';
import { networkTitles } from '../../kit/network-icon.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './reports.module.css';

const typingPauseMs = 250;
const shortest = 2;

/** Says whom a report is about, or that it is about nobody of the programme. Loaded with its dialog. */
export default function MatchReport({ report, onClose }: { report: Report; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const [chosen, setChosen] = useState<Application | null>(null);
  const [tried, setTried] = useState(false);
  const match = useMatchReport(report.id);
  const aside = useSetReportAside(report.id);
  const done = (message: string) => {
    void toast(message);
    onClose();
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!chosen) return;
    const matched = t('reporting.match.done', { name: chosen.displayName });
    match.mutate(chosen.id, { onSuccess: () => done(matched) });
  };
  const error = match.error ?? aside.error;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Told report={report} />
        <TextInput
          type="search"
          label={t('reporting.match.search')}
          description={t('reporting.match.searchHint')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          autoComplete="off"
          data-autofocus
          maxLength={100}
          value={text}
          error={tried && !chosen ? t('reporting.match.choose') : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(null);
          }}
        />
        {q.length >= shortest ? <Found q={q} chosen={chosen} onChoose={setChosen} /> : null}
        {error ? <ProblemAlert error={error} /> : null}
        <Group justify="space-between" gap="xs">
          {report.isSetAside ? (
            <span />
          ) : (
            <Button
              variant="subtle"
              color="gray"
              loading={aside.isPending}
              onClick={() => aside.mutate(undefined, { onSuccess: () => done(t('reporting.match.asideDone')) })}
            >
              {t('reporting.match.aside')}
            </Button>
          )}
          <Button type="submit" loading={match.isPending}>
            {t('reporting.match.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The whole report, which the table has cut short. */
function Told({ report: { reason, url, link, text } }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <div className={classes.told}>
      <strong>{t(`reporting.reasons.${reason}`)}</strong>
      <span className={classes.target}>{url ?? link}</span>
      <p>{text}</p>
    </div>
  );
}

interface FoundProps {
  q: string;
  chosen: Application | null;
  onChoose: (creator: Application) => void;
}

function Found({ q, chosen, onChoose }: FoundProps) {
  const { t } = useTranslation();
  const { rows, error, retry } = useCreators({ state: 'all', q });
  if (error && !rows) return <ProblemAlert error={error} retry={retry} />;
  if (rows?.length === 0) return <p className={classes.none}>{t('reporting.match.nobody')}</p>;
  return (
    <Radio.Group
      label={t('reporting.match.found')}
      value={chosen?.id ?? null}
      onChange={(chosenId) => rows?.filter(({ id }) => id === chosenId).forEach(onChoose)}
    >
      <div className={classes.people}>
        {rows?.map((creator) => (
          <Radio
            key={creator.id}
            value={creator.id}
            label={creator.displayName}
            description={[t(`state.application.${creator.state}.name`), accountsOf(creator)]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

const accountsOf = ({ identities }: Application): string =>
  identities
    .map(({ network, username }) => (username ? `${networkTitles[network]} ${username}` : networkTitles[network]))
    .join(', ');
