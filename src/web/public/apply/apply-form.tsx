import { Button, Skeleton, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApply } from '../../api/applications.ts';
import { Problem } from '../../api/client.ts';
import type { Consent, Me } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import classes from './apply.module.css';
import { toApplication, useApplyForm } from './apply-form-state.ts';
import { AudienceFields } from './audience-fields.tsx';
import { BirthDateField } from './birth-date-field.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { SignedInAs } from './signed-in-as.tsx';

// Searchable lists need code for positioning, which must not hold up the first paint.
const CountryField = lazy(() => import('./country-field.tsx'));

/** Moves the keyboard and the view to the first field that needs another look. */
function focusFirstInvalid(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
}

/** Fields of the problem document that the form knows, under the form's own names. */
function fieldErrors(error: unknown): FormErrors {
  if (!(error instanceof Problem)) return {};
  const names: Record<string, string> = { birthDate: 'birth' };
  return Object.fromEntries(error.fields.map(({ path, message }) => [names[path] ?? path, message]));
}

interface ApplyFormProps {
  me: Me;
  consents: Consent[];
  onSend: () => void;
}

export function ApplyForm({ me, consents, onSend }: ApplyFormProps) {
  const { t } = useTranslation();
  const form = useApplyForm(me, consents);
  const apply = useApply();
  const [hasErrors, setHasErrors] = useState(false);
  const send = form.onSubmit(
    (values) => {
      setHasErrors(false);
      onSend();
      apply.mutate(toApplication(values, consents), { onError: (error) => form.setErrors(fieldErrors(error)) });
    },
    () => {
      setHasErrors(true);
      focusFirstInvalid();
    },
  );
  return (
    <form onSubmit={send} noValidate className={classes.form}>
      <SignedInAs identities={me.identities} />
      <Section title={t('public.apply.aboutYou')}>
        <div className={classes.fields}>
          <TextInput
            label={t('public.apply.displayName')}
            size="md"
            required
            withAsterisk={false}
            maxLength={80}
            autoComplete="nickname"
            {...form.getInputProps('displayName')}
          />
          <Suspense fallback={<Skeleton height={70} />}>
            <CountryField form={form} />
          </Suspense>
          <BirthDateField form={form} />
        </div>
      </Section>
      <AudienceFields form={form} />
      <ConsentFields form={form} consents={consents} />
      <div aria-live="polite">{hasErrors ? <p className={classes.fix}>{t('public.apply.fixErrors')}</p> : null}</div>
      {apply.error ? <ProblemAlert error={apply.error} /> : null}
      <Button type="submit" size="lg" fz="md" loading={apply.isPending}>
        {t('public.apply.send')}
      </Button>
    </form>
  );
}
