import { type Finding, fact, type Signal, type TwinFacts } from './signal.ts';

const WEIGHTS: Record<TwinFacts['kind'], Pick<Finding, 'code' | 'severity' | 'likelihood'>> = {
  payout_account: { code: 'shared_payout_account', severity: 'high', likelihood: 0.75 },
  document: { code: 'shared_document', severity: 'high', likelihood: 0.85 },
  device: { code: 'shared_device', severity: 'low', likelihood: 0.3 },
};
/** Two accounts on a device are a household, and more than five an office or a school. */
const DEVICE_TWINS = { least: 2, most: 4 };

/** Another creator is paid to the same account, gave the same document, or signs in from the same device. */
export const duplicateAccount: Signal = {
  name: 'duplicate_account',
  source: 'Stripe Radar and Connect (fingerprints of external accounts); Dub Partners (duplicate payout method)',
  judge({ twins }) {
    const [twin] = twins
      .filter(isTelling)
      .sort((left, right) => WEIGHTS[right.kind].likelihood - WEIGHTS[left.kind].likelihood);
    if (!twin) return undefined;
    return {
      subject: twin.kind,
      ...WEIGHTS[twin.kind],
      facts: [fact('twins', twin.creatorIds.length), fact('who', twin.creatorIds.slice(0, 5).join(', '))],
    };
  },
};

const isTelling = ({ kind, creatorIds }: TwinFacts): boolean =>
  kind !== 'device' || (creatorIds.length >= DEVICE_TWINS.least && creatorIds.length <= DEVICE_TWINS.most);
