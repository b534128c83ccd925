import { type Finding, fact, type Signal, type TwinFacts } from './signal.ts';

const WEIGHTS: Record<TwinFacts['kind'], Pick<Finding, 'severity' | 'likelihood'>> = {
  payout_account: { severity: 'high', likelihood: 0.75 },
  document: { severity: 'high', likelihood: 0.85 },
  device: { severity: 'low', likelihood: 0.3 },
};
/** Two accounts on a device are a household, and more than five an office or a school. */
const DEVICE_TWINS = { least: 2, most: 4 };
const WORDS: Record<TwinFacts['kind'], string> = {
  payout_account: 'payout account',
  document: 'document',
  device: 'device',
};

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
      sentence: `The ${WORDS[twin.kind]} is that of ${twin.creatorIds.length} other creators: ${twin.creatorIds.slice(0, 5).join(', ')}.`,
      facts: [fact('twins', twin.creatorIds.length), fact('shared', twin.kind)],
    };
  },
};

const isTelling = ({ kind, creatorIds }: TwinFacts): boolean =>
  kind !== 'device' || (creatorIds.length >= DEVICE_TWINS.least && creatorIds.length <= DEVICE_TWINS.most);
