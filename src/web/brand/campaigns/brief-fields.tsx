import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Markdown } from '../../kit/markdown.tsx';
import type { CampaignFormState } from './campaign-form.tsx';
import classes from './campaigns.module.css';

/** Title, kind, and the brief with a preview of what creators will read. */
export function BriefFields({ form, isNew }: { form: CampaignFormState; isNew: boolean }) {
  const { t } = useTranslation();
  const [isPreview, setPreview] = useState(false);
  const labelId = useId();
  return (
    <>
      <TextInput
        label={t('campaigns.edit.name')}
        description={t('campaigns.edit.nameHint')}
        required
        withAsterisk={false}
        maxLength={120}
        {...form.getInputProps('title')}
      />
      {isNew ? (
        <SegmentedControl
          aria-label={t('campaigns.edit.kind')}
          orientation="vertical"
          data={[
            { value: 'open', label: t('campaigns.kind.open') },
            { value: 'targeted', label: t('campaigns.kind.targeted') },
          ]}
          {...form.getInputProps('kind')}
        />
      ) : null}
      <div>
        <div className={classes.briefHead}>
          <h3 id={labelId}>{t('campaigns.edit.brief')}</h3>
          <SegmentedControl
            size="xs"
            aria-label={t('campaigns.edit.brief')}
            value={isPreview ? 'preview' : 'write'}
            onChange={(value) => setPreview(value === 'preview')}
            data={[
              { value: 'write', label: t('campaigns.edit.write') },
              { value: 'preview', label: t('campaigns.edit.preview') },
            ]}
          />
        </div>
        {isPreview ? (
          <div className={classes.preview}>
            <Markdown text={form.values.brief} />
          </div>
        ) : (
          <Textarea
            aria-labelledby={labelId}
            autosize
            minRows={8}
            maxRows={24}
            maxLength={10_000}
            {...form.getInputProps('brief')}
          />
        )}
        <p className={classes.hint}>{t('campaigns.edit.briefHint')}</p>
      </div>
    </>
  );
}
