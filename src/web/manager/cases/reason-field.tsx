import { useTranslation } from 'react-i18next';
import { isLongEnough as isLong, ReasonField as KitField, type ReasonWords } from '../../kit/reason-field.tsx';

const shortest = 10;

export const isLongEnough = (reason: string): boolean => isLong(reason, shortest);

/** How the reason of a decision about a case is asked for: the creator reads it. */
export function useReasonWords(): ReasonWords {
  const { t } = useTranslation();
  return {
    label: t('trust.reason'),
    hint: t('trust.reasonHint'),
    missing: t('trust.reasonMissing'),
    shortest,
    longest: 1_000,
  };
}

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Whether it was sent once: before that nothing is complained about. */
  tried: boolean;
}

/** The reason that the creator reads. */
export const ReasonField = (props: ReasonFieldProps) => <KitField {...useReasonWords()} {...props} />;
