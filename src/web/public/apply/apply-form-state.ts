import { type UseFormReturnType, useForm } from '@mantine/form';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationInput, Consent, ConsentPurpose, Me } from '../../api/types.ts';
import { useProgrammeNow } from '../../kit/programme-time.ts';
import { type DateParts, isAdult, toIsoDate } from './birth-date.ts';
import { countryOfDevice, languagesOfTags } from './first-guess.ts';

export interface ApplyValues {
  displayName: string;
  country: string | null;
  birth: DateParts;
  languages: string[];
  niches: string[];
  consents: Partial<Record<ConsentPurpose, boolean>>;
}

export type ApplyForm = UseFormReturnType<ApplyValues>;

export const mostNiches = 10;

function birthError(birth: DateParts, now: Date, t: TFunction): string | null {
  const iso = toIsoDate(birth);
  if (!iso) return t('public.apply.error.birthDate');
  return isAdult(iso, now) ? null : t('public.apply.error.tooYoung');
}

/** The form's values and rules. Name, country and languages are proposed from the network and the device; nothing is ticked. */
export function useApplyForm(me: Me, consents: Consent[]): ApplyForm {
  const { t, i18n } = useTranslation();
  const now = useProgrammeNow();
  const between = (length: number, least: number, most: number) => length >= least && length <= most;
  const guessed = useMemo(
    () => ({ country: countryOfDevice(), languages: languagesOfTags(navigator.languages, i18n.language) }),
    [i18n.language],
  );
  const requiredConsents = consents.filter((consent) => consent.required);
  return useForm<ApplyValues>({
    mode: 'controlled',
    initialValues: {
      displayName: me.user.displayName,
      country: guessed.country,
      birth: { day: '', month: '', year: '' },
      languages: guessed.languages,
      niches: [],
      consents: {},
    },
    validate: (values) => ({
      displayName: between(values.displayName.trim().length, 2, 80) ? null : t('public.apply.error.displayName'),
      country: values.country ? null : t('public.apply.error.country'),
      birth: birthError(values.birth, now, t),
      languages: values.languages.length > 0 ? null : t('public.apply.error.languages'),
      niches: between(values.niches.length, 1, mostNiches) ? null : t('public.apply.error.niches'),
      ...Object.fromEntries(
        requiredConsents.map(({ purpose }) => [
          `consents.${purpose}`,
          values.consents[purpose] ? null : t('public.apply.error.consent'),
        ]),
      ),
    }),
  });
}

/** The validated values as the API takes them. */
export function toApplication(values: ApplyValues, consents: Consent[]): ApplicationInput {
  return {
    displayName: values.displayName.trim(),
    country: values.country ?? '',
    birthDate: toIsoDate(values.birth) ?? '',
    languages: values.languages,
    niches: values.niches,
    consents: consents
      .filter(({ purpose }) => values.consents[purpose])
      .map(({ purpose, version, language }) => ({ purpose, version, language })),
  };
}
