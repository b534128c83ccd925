import { Button, FileInput, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration, ContentDraft } from '../../campaigns/collaborations/schemas.ts';
import { checkContent, uploadImage, useSubmitContent } from '../api/campaigns.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { toast } from '../kit/toast.ts';
import { Checks } from './checks.tsx';
import classes from './collaboration.module.css';

const pauseMs = 600;
const isAddress = (url: string) => /^https:\/\/\S+\.\S+/.test(url);

/** A piece of content with the checks that it will have to pass, made while she types. */
export default function SubmitContent({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const { id } = collaboration;
  const [url, setUrl] = useState('');
  const [text, setText] = useState('');
  const [image, setImage] = useState<{ id?: string; error?: unknown } | null>(null);
  const submit = useSubmitContent(id);
  const draft: ContentDraft = {
    text: text.trim(),
    ...(isAddress(url.trim()) ? { url: url.trim() } : {}),
    ...(image?.id ? { imageId: image.id } : {}),
  };
  const isEmpty = !draft.url && !draft.text && !draft.imageId;
  const [settled] = useDebouncedValue(JSON.stringify(draft), pauseMs);
  const check = useQuery({
    queryKey: ['content-check', id, settled],
    queryFn: () => checkContent(id, JSON.parse(settled) as ContentDraft),
    enabled: !isEmpty,
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = isEmpty ? undefined : check.data;
  const mustMend = found !== undefined && [found.ownership, found.disclosure].some(({ state }) => state === 'failed');
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit.mutateAsync(draft).then(
      () => void toast(t('campaigns.content.sent')),
      () => undefined,
    );
  };
  const keep = (file: File | null) => {
    setImage(null);
    if (file) uploadImage(id, file).then(setImage, (error: unknown) => setImage({ error }));
  };
  return (
    <form onSubmit={send} className={classes.form}>
      <TextInput
        type="url"
        label={t('campaigns.content.url')}
        description={t('campaigns.content.urlHint')}
        placeholder="https://"
        maxLength={2_000}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Textarea
        label={t('campaigns.content.text')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={5_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FileInput
        label={t('campaigns.content.image')}
        description={image?.id ? t('campaigns.content.imageReady') : t('campaigns.content.imageHint')}
        placeholder="PNG, JPEG"
        accept="image/png,image/jpeg"
        clearable
        onChange={keep}
      />
      {image?.error ? <ProblemAlert error={image.error} /> : null}
      <div aria-live="polite">
        {found ? <Checks check={found} /> : null}
        {check.isFetching ? <p className={classes.soft}>{t('campaigns.content.checking')}</p> : null}
        {mustMend ? <p className={classes.late}>{t('campaigns.content.mend')}</p> : null}
      </div>
      {submit.error ? <ProblemAlert error={submit.error} /> : null}
      <div className={classes.buttons}>
        <Button type="submit" disabled={isEmpty || mustMend} loading={submit.isPending}>
          {t('campaigns.content.send')}
        </Button>
      </div>
    </form>
  );
}
