import { useTranslation } from 'react-i18next';
import { type OwnCase, useAppeal, useCorrection } from '../../api/cases.ts';
import { OwnWords } from './own-words.tsx';

/** What she can do about a decision: put it right and say so, or object. */
export function Answers({ question }: { question: OwnCase }) {
  const { t } = useTranslation();
  const correction = useCorrection(question.id);
  const appeal = useAppeal(question.id);
  return (
    <>
      {question.mayCorrect ? (
        <OwnWords
          send={correction}
          open={t('questions.corrected')}
          label={t('questions.correction')}
          hint={t('questions.correctionHint')}
          sent={t('questions.correctionSent')}
        />
      ) : null}
      {question.mayAppeal ? (
        <OwnWords
          send={appeal}
          open={t('questions.appeal')}
          label={t('questions.yourWords')}
          hint={t('questions.hint')}
          sent={t('questions.sent')}
          isSecond={question.mayCorrect}
        />
      ) : null}
    </>
  );
}
