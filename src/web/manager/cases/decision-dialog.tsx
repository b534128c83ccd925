import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, Outcome, ReversalReason } from '../../api/cases.ts';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { useReasonWords } from './reason-field.tsx';
import type { CaseDesk } from './use-case-desk.ts';

const REVERSAL_REASONS = [
  'terms_violation',
  'self_purchase',
  'consumer_fraud',
  'undisclosed_ad',
  'counterfeit',
  'tracking_error',
  'duplicate',
  'test_order',
  'manual',
] as const satisfies ReversalReason[];

interface DecisionDialogProps {
  view: CaseView;
  desk: CaseDesk;
}

/** Words a decision, or the taking back of one; the reason is what the creator reads. */
export default function DecisionDialog({ view, desk }: DecisionDialogProps) {
  const { t } = useTranslation();
  const words = useReasonWords();
  const { wording } = desk;
  const [reversalReason, setReversalReason] = useState<ReversalReason>('terms_violation');
  const [brandIds, setBrandIds] = useState(() => chosenAtFirst(view));
  const outcome = wording === 'undo' ? null : wording;
  const takesBack = outcome === 'reverse' || outcome === 'ban';
  const send = (reason: string) => {
    const common = { reason, revision: view.revision };
    if (!outcome) return desk.send({ path: 'undo', body: common }, t('trust.undoneToast'));
    const done = t('trust.decided', { outcome: t(`trust.outcomes.${outcome}.done`), name: view.creator.name });
    const body = {
      ...common,
      outcome,
      ...(takesBack ? { reversalReason } : {}),
      ...(outcome === 'pause' ? { brandIds } : {}),
    };
    return desk.send({ path: 'decide', body }, done);
  };
  return (
    <ReasonDialog
      opened={wording !== null}
      title={outcome ? `${t(`trust.outcomes.${outcome}.do`)}: ${view.creator.name}` : t('trust.undoTitle')}
      reason={words}
      confirmLabel={outcome ? t(`trust.outcomes.${outcome}.do`) : t('trust.undo')}
      isGrave={takesBack || outcome === 'suspend' || outcome === 'pause'}
      send={send}
      onClose={() => desk.setWording(null)}
    >
      {outcome ? <p>{t(`trust.outcomes.${outcome}.means`)}</p> : null}
      {outcome && view.links.some(({ isPaused }) => isPaused) ? <LinksAfter outcome={outcome} /> : null}
      {outcome === 'pause' ? <BrandChoice view={view} value={brandIds} onChange={setBrandIds} /> : null}
      {takesBack ? (
        <NativeSelect
          label={t('trust.reversalReason')}
          data={REVERSAL_REASONS.map((value) => ({ value, label: t(`trust.reversalReasons.${value}`) }))}
          value={reversalReason}
          onChange={({ currentTarget }) =>
            setReversalReason(REVERSAL_REASONS.find((one) => one === currentTarget.value) ?? 'terms_violation')
          }
          mb="sm"
        />
      ) : null}
    </ReasonDialog>
  );
}

/** The brands that the flags are about; where they name none, every one to which she has links. */
function chosenAtFirst({ links }: CaseView): string[] {
  const concerned = links.filter(({ isPaused, isConcerned }) => isPaused || isConcerned);
  return (concerned.length > 0 ? concerned : links).map(({ brand }) => brand.id);
}

const keepsPause: Outcome[] = ['hold', 'suspend', 'ban'];

/** What becomes of links that this case had paused. */
function LinksAfter({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  if (outcome === 'pause') return null;
  return <p>{t(keepsPause.includes(outcome) ? 'trust.pause.stayPaused' : 'trust.pause.leadOn')}</p>;
}

interface BrandChoiceProps {
  view: CaseView;
  value: string[];
  onChange: (brandIds: string[]) => void;
}

/** One brand at least stays chosen. */
function BrandChoice({ view, value, onChange }: BrandChoiceProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('trust.pause.brands')}
      description={t('trust.pause.atLeastOne')}
      value={value}
      onChange={(chosen) => {
        if (chosen.length > 0) onChange(chosen);
      }}
      mb="md"
    >
      {view.links.map(({ brand, links }) => (
        <Checkbox
          key={brand.id}
          value={brand.id}
          label={`${brand.name}: ${t('trust.pause.links', { count: links })}`}
          mt="xs"
        />
      ))}
    </Checkbox.Group>
  );
}
