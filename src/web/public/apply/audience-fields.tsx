import { Chip, Skeleton } from '@mantine/core';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../kit/section.tsx';
import classes from './apply.module.css';
import { type ApplyForm, mostNiches } from './apply-form-state.ts';
import { niches } from './regions.ts';

const LanguagesField = lazy(() => import('./languages-field.tsx'));

export function AudienceFields({ form }: { form: ApplyForm }) {
  const { t } = useTranslation();
  const id = useId();
  const chosen = form.values.niches;
  return (
    <Section title={t('public.apply.audience')}>
      <div className={classes.fields}>
        <Suspense fallback={<Skeleton height={70} />}>
          <LanguagesField form={form} />
        </Suspense>
        <fieldset className={classes.fieldset} aria-describedby={`${id}-hint`}>
          <legend>{t('public.apply.niches')}</legend>
          <p id={`${id}-hint`} className={classes.hint}>
            {t('public.apply.nichesHint')}
          </p>
          <Chip.Group multiple value={chosen} onChange={(value) => form.setFieldValue('niches', value)}>
            <div className={classes.chips}>
              {niches.map((niche) => (
                <Chip
                  key={niche}
                  value={niche}
                  variant="outline"
                  disabled={chosen.length >= mostNiches && !chosen.includes(niche)}
                  aria-invalid={form.errors.niches ? true : undefined}
                >
                  {t(`niche.${niche}`)}
                </Chip>
              ))}
            </div>
          </Chip.Group>
          {form.errors.niches ? <p className={classes.error}>{form.errors.niches}</p> : null}
        </fieldset>
      </div>
    </Section>
  );
}
