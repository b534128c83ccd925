import { Button, Checkbox, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MediaKit, MediaKitChange } from '../../../media-kits/schemas.ts';
import { Problem } from '../../api/client.ts';
import { useSaveMediaKit } from '../../api/media-kit.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './media-kit.module.css';

type Values = Omit<MediaKitChange, 'shows'> & MediaKitChange['shows'];

export default function MediaKitForm({ kit }: { kit: MediaKit }) {
  const { t } = useTranslation();
  const save = useSaveMediaKit();
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      handle: kit.handle,
      isPublic: kit.isPublic,
      isIndexed: kit.isIndexed,
      about: kit.about,
      ...kit.shows,
      brandIds: kit.brands.filter(({ shown }) => shown).map(({ id }) => id),
    },
    validate: {
      handle: (handle) => (handle.trim().length >= 3 ? null : t('campaigns.kit.handleHint')),
    },
  });
  const submit = form.onSubmit(({ networks, audience, standing, ...rest }) =>
    save.mutateAsync({ ...rest, shows: { networks, audience, standing } }).then(
      () => void toast(t('campaigns.kit.saved')),
      (problem: unknown) => {
        if (problem instanceof Problem)
          form.setErrors(Object.fromEntries(problem.fields.map(({ path, message }) => [path, message])));
      },
    ),
  );
  const box = (name: 'isPublic' | 'isIndexed' | 'networks' | 'audience' | 'standing') =>
    form.getInputProps(name, { type: 'checkbox' });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Switch label={t('campaigns.kit.on')} description={t('campaigns.kit.onHint')} {...box('isPublic')} />
      <TextInput
        label={t('campaigns.kit.handle')}
        description={t('campaigns.kit.handleHint')}
        leftSection="/kit/"
        leftSectionWidth={48}
        maxLength={30}
        {...form.getInputProps('handle')}
      />
      <Textarea
        label={t('campaigns.kit.about')}
        description={t('campaigns.kit.aboutHint')}
        autosize
        minRows={3}
        maxLength={600}
        {...form.getInputProps('about')}
      />
      <fieldset className={classes.group}>
        <legend>{t('campaigns.kit.show')}</legend>
        <Checkbox label={t('campaigns.kit.networks')} {...box('networks')} />
        <Checkbox label={t('campaigns.kit.audience')} {...box('audience')} />
        <Checkbox label={t('campaigns.kit.standing')} {...box('standing')} />
        <Checkbox label={t('campaigns.kit.indexed')} {...box('isIndexed')} />
      </fieldset>
      <Checkbox.Group label={t('campaigns.kit.brands')} {...form.getInputProps('brandIds')}>
        <div className={classes.group}>
          {kit.brands.length === 0 ? <p className={classes.soft}>{t('campaigns.kit.brandsNone')}</p> : null}
          {kit.brands.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </div>
      </Checkbox.Group>
      {save.error ? <ProblemAlert error={save.error} /> : null}
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('campaigns.kit.save')}
        </Button>
        {kit.isPublic ? (
          <>
            <CopyButton value={kit.url} what={kit.url} />
            <Button
              component="a"
              href={`/kit/${encodeURIComponent(kit.handle)}`}
              target="_blank"
              variant="default"
              rightSection={<IconExternalLink size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t('campaigns.kit.open')}
            </Button>
          </>
        ) : null}
      </div>
    </form>
  );
}
