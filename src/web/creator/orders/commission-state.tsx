import { useTranslation } from 'react-i18next';
import type { Commission } from '../../api/types.ts';
import { byCode } from '../../i18n/by-code.ts';
import { StateBadge } from '../../kit/state-badge.tsx';

/** The state; a reversed one says why. */
export function CommissionState({ commission }: { commission: Commission }) {
  const { t } = useTranslation();
  const { state, reversal } = commission;
  if (!reversal) return <StateBadge kind="commission" state={state} />;
  return (
    <StateBadge
      kind="commission"
      state={state}
      sentence={byCode(t, 'creator.reversal', reversal.reason, reversal.sentence)}
    />
  );
}
