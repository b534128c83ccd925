import { Button, Skeleton, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandApplicationInput, BrandProfile } from '../../../brands/applications/schemas.ts';
import { Problem } from '../../api/client.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import classes from './papers.module.css';

const CountrySelect = lazy(() => import('../../kit/country-select.tsx'));

interface Values {
  name: string;
  legalName: string;
  country: string | null;
  registration: string;
  website: string;
  domains: string;
}

type BrandForm = UseFormReturnType<Values>;

const domainPattern = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

/** What people paste is an address more often than a host name. */
const linesOf = (domains: string): string[] =>
  domains
    .split(/[\s,;]+/)
    .map((line) => line.replace(/^https?:\/\//i, '').replace(/\/.*$/, ''))
    .filter((line) => line !== '');

function useBrandForm(brand?: BrandProfile): BrandForm {
  const { t } = useTranslation();
  const application = brand?.application;
  return useForm<Values>({
    mode: 'controlled',
    initialValues: {
      name: brand?.name ?? '',
      legalName: application?.legalName ?? '',
      country: brand?.country ?? null,
      registration: application?.registration ?? '',
      website: application?.website ?? '',
      domains: application?.claimedDomains.join('\n') ?? '',
    },
    validate: {
      name: (name) => (name.trim() ? null : t('brand.papers.error.name')),
      legalName: (name) => (name.trim().length > 1 ? null : t('brand.papers.error.legalName')),
      country: (country) => (country ? null : t('brand.papers.error.country')),
      registration: (number) => (number.trim().length > 1 ? null : t('brand.papers.error.registration')),
      website: (website) => (!website || /^https?:\/\/\S+$/i.test(website) ? null : t('brand.papers.error.website')),
      domains: (text) => {
        const lines = linesOf(text);
        return lines.length > 0 && lines.every((line) => domainPattern.test(line) && line.includes('.'))
          ? null
          : t('brand.papers.error.domains');
      },
    },
  });
}

const toInput = (values: Values): BrandApplicationInput => ({
  name: values.name.trim(),
  legalName: values.legalName.trim(),
  country: values.country ?? '',
  registration: values.registration.trim(),
  website: values.website.trim() || null,
  domains: linesOf(values.domains),
});

interface BrandFormProps {
  /** The brand whose application is mended; without it, a new one. */
  brand?: BrandProfile;
  send: (input: BrandApplicationInput) => Promise<unknown>;
  isSending: boolean;
  error: Error | null;
  sendLabel: string;
}

/** Name, legal name, country, number, website, domains: what a reviewer checks. */
export function BrandForm({ brand, send, isSending, error, sendLabel }: BrandFormProps) {
  const { t } = useTranslation();
  const form = useBrandForm(brand);
  const [hasErrors, setHasErrors] = useState(false);
  const showFields = (problem: unknown) => {
    if (problem instanceof Problem)
      form.setErrors(
        Object.fromEntries(problem.fields.map(({ path, message }) => [path.replace(/\.\d+$/, ''), message])),
      );
  };
  const submit = form.onSubmit(
    (values) => {
      setHasErrors(false);
      send(toInput(values)).catch(showFields);
    },
    () => setHasErrors(true),
  );
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <BrandFields form={form} />
      <div aria-live="polite">{hasErrors ? <p className={classes.fix}>{t('brand.apply.fixErrors')}</p> : null}</div>
      {error ? <ProblemAlert error={error} /> : null}
      <Button type="submit" size="md" loading={isSending}>
        {sendLabel}
      </Button>
    </form>
  );
}

function BrandFields({ form }: { form: BrandForm }) {
  const { t } = useTranslation();
  const common = { size: 'md', required: true, withAsterisk: false } as const;
  return (
    <>
      <TextInput
        {...common}
        label={t('brand.papers.name')}
        description={t('brand.papers.nameHint')}
        maxLength={120}
        autoComplete="organization"
        {...form.getInputProps('name')}
      />
      <TextInput {...common} label={t('brand.papers.legalName')} maxLength={200} {...form.getInputProps('legalName')} />
      <Suspense fallback={<Skeleton height={70} />}>
        <CountrySelect label={t('brand.papers.country')} {...form.getInputProps('country')} />
      </Suspense>
      <TextInput
        {...common}
        label={t('brand.papers.registration')}
        maxLength={80}
        {...form.getInputProps('registration')}
      />
      <TextInput
        size="md"
        type="url"
        label={t('brand.papers.website')}
        description={t('brand.papers.websiteHint')}
        placeholder="https://"
        maxLength={500}
        autoComplete="url"
        {...form.getInputProps('website')}
      />
      <Textarea
        {...common}
        label={t('brand.papers.domains')}
        description={t('brand.papers.domainsHint')}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps('domains')}
      />
    </>
  );
}
