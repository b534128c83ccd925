import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import classes from './secret-once.module.css';

/** A secret that is shown this once, with the way to copy it. */
export function SecretOnce({ value, what }: { value: string; what: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.secret} role="status">
      <p>{t('kit.shownOnce')}</p>
      <code className={classes.value}>{value}</code>
      <div>
        <CopyButton value={value} what={what} />
      </div>
    </div>
  );
}
