import { IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './email-hint.module.css';

/** For people of whom no address is known to be theirs: some networks tell none. */
export default function EmailHint() {
  const { t } = useTranslation();
  return (
    <p className={classes.hint}>
      <IconMail size={18} stroke={1.7} aria-hidden="true" />
      <span>
        {t('shell.noEmail')} <Link to="/account">{t('shell.addEmail')}</Link>
      </span>
    </p>
  );
}
