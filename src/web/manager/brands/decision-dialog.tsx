import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { useDecideBrand } from '../../api/brand-reviews.ts';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './brands.module.css';

export type Verdict = 'verified' | 'rejected' | 'restricted' | 'suspended';

interface DecisionDialogProps {
  brand: BrandProfile;
  /** Closed when there is none. */
  verdict: Verdict | null;
  domains: string[];
  onClose: () => void;
}

/** Names what a decision brings about, and asks for the reason that the brand will read. */
export function DecisionDialog({ brand, verdict, domains, onClose }: DecisionDialogProps) {
  const { t } = useTranslation();
  const decide = useDecideBrand(brand.id);
  const to = verdict ?? 'verified';
  const needsReason = to !== 'verified';
  const send = async (reason: string) => {
    await decide.mutateAsync({ from: brand.state, to, reason: reason || null, domains });
    void toast(t(`brandReviews.decided.${to}`, { name: brand.name }));
  };
  return (
    <ReasonDialog
      opened={verdict !== null}
      title={t(`brandReviews.ask.${to}`, { name: brand.name })}
      reason={{
        label: needsReason ? t('brandReviews.reason') : t('brandReviews.reasonOptional'),
        hint: t('brandReviews.reasonHint'),
        missing: t('brandReviews.reasonMissing'),
        shortest: needsReason ? 10 : 0,
        longest: 1_000,
      }}
      confirmLabel={t(`brandReviews.verdict.${to}`)}
      isGrave={needsReason}
      send={send}
      onClose={onClose}
    >
      <p>{t(`brandReviews.effect.${to}`)}</p>
      {to === 'verified' && domains.length > 0 ? (
        <p className={classes.soft}>{t('brandReviews.domainsBecome', { domains: domains.join(', ') })}</p>
      ) : null}
    </ReasonDialog>
  );
}
