import { NativeSelect, TextInput } from '@mantine/core';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../kit/format.ts';
import classes from './apply.module.css';
import type { ApplyForm } from './apply-form-state.ts';

function monthNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2024, month, 1))));
}

/** Three fields: nobody has to scroll a calendar back by decades. */
export function BirthDateField({ form }: { form: ApplyForm }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const error = form.errors.birth;
  const months = useMemo(() => monthNames(i18n.language), [i18n.language]);
  const describedBy = `${id}-hint${error ? ` ${id}-error` : ''}`;
  const part = (name: 'day' | 'month' | 'year') => ({
    size: 'md',
    required: true,
    withAsterisk: false,
    label: t(`public.apply.${name}`),
    autoComplete: `bday-${name}`,
    value: form.values.birth[name],
    error: Boolean(error),
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
      form.setFieldValue(`birth.${name}`, event.currentTarget.value);
      form.clearFieldError('birth');
    },
  });
  return (
    <fieldset className={classes.fieldset} aria-describedby={describedBy}>
      <legend>{t('public.apply.birthDate')}</legend>
      <p id={`${id}-hint`} className={classes.hint}>
        {t('public.apply.birthDateHint')}
      </p>
      <div className={classes.date}>
        <TextInput {...part('day')} inputMode="numeric" maxLength={2} />
        <NativeSelect {...part('month')}>
          <option value="" disabled hidden />
          {months.map((name, index) => (
            <option key={name} value={String(index + 1)}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <TextInput {...part('year')} inputMode="numeric" maxLength={4} />
      </div>
      {error ? (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
