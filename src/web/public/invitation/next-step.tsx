import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeenInvitation } from '../../api/invitations.ts';
import { ButtonLink } from '../../kit/router-links.tsx';
import apply from '../apply/apply.module.css';

/** After yes: on to the application, or to the portal that is open already. */
export function NextStep({ invitation }: { invitation: SeenInvitation }) {
  const { t } = useTranslation();
  const { kind, from, next } = invitation;
  const title = t(`join.${kind}.done`, { from });
  useEffect(() => {
    document.title = `${title} · Kolect`;
  }, [title]);
  const step = next ?? 'apply';
  return (
    <div className={apply.status}>
      <span className={apply.statusIcon} data-tone="gain" aria-hidden="true">
        <IconCheck size={28} stroke={1.7} />
      </span>
      <div role="status">
        <h1>{title}</h1>
        <p className={apply.statusBody}>{t(`join.next.${step}`, { from })}</p>
      </div>
      {step === 'apply' || step === 'wait' ? (
        <ButtonLink to="/apply" size="lg" fz="md">
          {t(`join.go.${step}`)}
        </ButtonLink>
      ) : null}
      {step === 'creator' ? (
        <ButtonLink to="/creator/agency" size="lg" fz="md">
          {t('join.go.creator')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
