import { useTranslation } from 'react-i18next';
import { When } from '../kit/when.tsx';
import classes from './history-list.module.css';

export interface HistoryStep {
  id: string;
  at: string;
  /** What happened, in words. */
  words: string;
  /** Null: the programme itself. */
  by: string | null;
  reason: string | null;
}

/** What happened to a record, newest first, out of the audit trail. */
export function HistoryList({ steps }: { steps: HistoryStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.history}>
      {steps.map(({ id, at, words, by, reason }) => (
        <li key={id}>
          <span className={classes.when}>
            <When at={at} />
          </span>
          <div>
            <p>{words}</p>
            <p className={classes.soft}>{by ?? t('brandReviews.programme')}</p>
            {reason ? <p>{reason}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
