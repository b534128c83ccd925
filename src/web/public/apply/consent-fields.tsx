import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '../../api/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Section } from '../../kit/section.tsx';
import classes from './apply.module.css';
import type { ApplyForm } from './apply-form-state.ts';

/** One box for each purpose, none ticked, each with its full text at hand. */
export function ConsentFields({ form, consents }: { form: ApplyForm; consents: Consent[] }) {
  const { t } = useTranslation();
  const [reading, setReading] = useState<Consent | null>(null);
  return (
    <Section title={t('public.apply.consents')}>
      <p className={classes.hint}>{t('public.apply.consentsHint')}</p>
      <ul className={classes.consents}>
        {consents.map((consent) => (
          <li key={consent.purpose}>
            <Checkbox
              size="md"
              label={
                <>
                  {consent.title}{' '}
                  <span className={classes.need} data-required={consent.required || undefined}>
                    {consent.required ? t('public.apply.required') : t('public.apply.optional')}
                  </span>
                </>
              }
              required={consent.required}
              {...form.getInputProps(`consents.${consent.purpose}`, { type: 'checkbox' })}
            />
            <Button
              variant="subtle"
              size="compact-sm"
              className={classes.read}
              onClick={() => setReading(consent)}
              aria-label={`${t('public.apply.read')}: ${consent.title}`}
            >
              {t('public.apply.read')}
            </Button>
          </li>
        ))}
      </ul>
      <ConsentText consent={reading} onClose={() => setReading(null)} />
    </Section>
  );
}

function ConsentText({ consent, onClose }: { consent: Consent | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={consent !== null} onClose={onClose} title={consent?.title ?? ''} size={620}>
      <p className={classes.hint}>{t('public.apply.version', { version: consent?.version ?? '' })}</p>
      <div className={classes.legal} lang={consent?.language}>
        {consent?.text}
      </div>
    </Dialog>
  );
}
