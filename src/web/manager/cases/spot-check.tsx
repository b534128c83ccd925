import { Anchor, Button, Group, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentCheck, type SpotCheck, useCheckPost, useSpotCheck } from '../../api/spot-checks.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { networkTitles } from '../../kit/network-icon.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import badge from '../../kit/state-badge.module.css';
import classes from './cases.module.css';

/** Looks at what somebody posts who was drawn by chance. */
export default function SpotCheckDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const drawn = useSpotCheck();
  const another = () => void drawn.refetch();
  return (
    <Dialog opened onClose={onClose} title={t('spotChecks.title')} size={560}>
      {drawn.isFetching ? <Skeleton height={320} /> : null}
      {drawn.error && !drawn.isFetching ? <ProblemAlert error={drawn.error} /> : null}
      {drawn.data && !drawn.isFetching ? (
        <Post key={drawn.dataUpdatedAt} drawn={drawn.data} onAnother={another} />
      ) : null}
    </Dialog>
  );
}

interface PostProps {
  drawn: SpotCheck;
  onAnother: () => void;
}

function Post({ drawn, onAnother }: PostProps) {
  const { t } = useTranslation();
  const check = useCheckPost(drawn.creator.id);
  const [url, setUrl] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (URL.canParse(url.trim()) && text.trim())
      check.mutate({ brandId: drawn.brand.id, url: url.trim(), text: text.trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Whom drawn={drawn} />
        <TextInput
          label={t('spotChecks.url')}
          placeholder="https://"
          value={url}
          maxLength={2_000}
          error={tried && !URL.canParse(url.trim()) ? t('spotChecks.urlMissing') : null}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Textarea
          label={t('spotChecks.text')}
          description={t('spotChecks.textHint')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={5_000}
          value={text}
          error={tried && !text.trim() ? t('spotChecks.textMissing') : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {check.error ? <ProblemAlert error={check.error} /> : null}
        {check.data ? <Result check={check.data} /> : null}
        <Group justify="space-between" gap="xs">
          <Button variant="default" onClick={onAnother}>
            {t('spotChecks.another')}
          </Button>
          <Button type="submit" loading={check.isPending}>
            {t('spotChecks.check')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Who was drawn, and where her posts are. */
function Whom({ drawn: { creator, brand, accounts } }: { drawn: SpotCheck }) {
  const { t } = useTranslation();
  return (
    <div className={classes.made}>
      <strong>{creator.name}</strong>
      <span className={classes.soft}>{t('spotChecks.look', { brand: brand.name })}</span>
      <ul className={classes.accounts}>
        {accounts.map(({ network, username, profileUrl }) => {
          const name = `${(networkTitles as Record<string, string>)[network] ?? network}: ${username ?? '—'}`;
          return (
            <li key={`${network}${username}`}>
              {profileUrl ? (
                <Anchor href={profileUrl} target="_blank" rel="noreferrer noopener" inherit>
                  {name}
                </Anchor>
              ) : (
                name
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const TONES = { passed: 'gain', failed: 'loss', unknown: 'wait' } as const;
const CHECKS = ['disclosure', 'ownership', 'originality'] as const;

function Result({ check }: { check: ContentCheck }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={classes.made}>
      <ul className={classes.similar}>
        {CHECKS.map((name) => (
          <li key={name}>
            <span>{t(`spotChecks.checks.${name}`)}</span>
            <span className={badge.badge} data-tone={TONES[check[name].state]}>
              {t(`spotChecks.states.${check[name].state}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.soft}>{t(check.state === 'failed' ? 'spotChecks.failed' : 'spotChecks.fine')}</p>
    </div>
  );
}
