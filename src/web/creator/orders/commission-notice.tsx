import { IconHandStop, IconRotate2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommissionDetail } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './commission.module.css';

/** What keeps a commission from her, or took it away: why, on what evidence, and until when she can object. */
export function CommissionNotice({ commission }: { commission: CommissionDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { held, holdReasons, reversal } = commission;
  return (
    <>
      {held ? (
        <Notice icon={<IconHandStop size={20} stroke={1.75} aria-hidden="true" />} title={t('receipts.notice.held')}>
          {(holdReasons.length > 0 ? holdReasons : [t('receipts.notice.heldHint')]).map((reason) => (
            <p key={reason}>{byCode(t, 'receipts.notice.because', reason, reason)}</p>
          ))}
        </Notice>
      ) : null}
      {reversal ? (
        <Notice icon={<IconRotate2 size={20} stroke={1.75} aria-hidden="true" />} title={t('receipts.notice.reversed')}>
          <p>{reversal.sentence}</p>
          {reversal.evidence ? <blockquote>{reversal.evidence}</blockquote> : null}
          {reversal.appealUntil ? (
            <p>{t('receipts.notice.appeal', { date: format.programmeDay(reversal.appealUntil) })}</p>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}

function Notice({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={classes.notice} role="note">
      {icon}
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}
