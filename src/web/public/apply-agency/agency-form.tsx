import { Button, Skeleton, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agency, useApplyAsAgency } from '../../api/agencies.ts';
import { Problem } from '../../api/client.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import classes from '../apply/apply.module.css';

const CountrySelect = lazy(() => import('../../kit/country-select.tsx'));

interface AgencyFormProps {
  send: ReturnType<typeof useApplyAsAgency>;
  /** The application that was rejected and is mended now. */
  before?: Agency;
}

/** Name, country, registration number: what a reviewer looks up. */
export function AgencyForm({ send, before }: AgencyFormProps) {
  const { t } = useTranslation();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      name: before?.name ?? '',
      country: before?.country ?? (null as string | null),
      registration: before?.registration ?? '',
    },
    validate: {
      name: (name) => (name.trim().length > 1 ? null : t('join.register.error.name')),
      country: (country) => (country ? null : t('join.register.error.country')),
      registration: (number) => (number.trim().length > 2 ? null : t('join.register.error.registration')),
    },
  });
  const submit = form.onSubmit(({ name, country, registration }) => {
    send.mutate(
      { name, country: country ?? '', registration },
      {
        onError: (error) => {
          if (error instanceof Problem)
            form.setErrors(Object.fromEntries(error.fields.map(({ path, message }) => [path, message])));
        },
      },
    );
  });
  const common = { size: 'md', required: true, withAsterisk: false } as const;
  return (
    <form onSubmit={submit} noValidate className={classes.fields}>
      <TextInput
        {...common}
        label={t('join.register.name')}
        maxLength={120}
        autoComplete="organization"
        {...form.getInputProps('name')}
      />
      <Suspense fallback={<Skeleton height={70} />}>
        <CountrySelect label={t('join.register.country')} {...form.getInputProps('country')} />
      </Suspense>
      <TextInput
        {...common}
        label={t('join.register.registration')}
        description={t('join.register.registrationHint')}
        maxLength={40}
        {...form.getInputProps('registration')}
      />
      {send.error ? <ProblemAlert error={send.error} /> : null}
      <Button type="submit" size="md" loading={send.isPending}>
        {t('join.register.send')}
      </Button>
    </form>
  );
}
