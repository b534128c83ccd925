import type { Commission } from '../../api/types.ts';
import { StateBadge } from '../../kit/state-badge.tsx';

/** The state; a reversed one says why. */
export function CommissionState({ commission }: { commission: Commission }) {
  const { state, reversal } = commission;
  if (!reversal) return <StateBadge kind="commission" state={state} />;
  return <StateBadge kind="commission" state={state} sentence={reversal.sentence} />;
}
