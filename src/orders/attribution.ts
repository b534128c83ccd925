import { DAY_MS } from '../kit/clock.ts';

/** A click or a code use that an order carries, checked and looked up. Times are programme time. */
export interface Touch {
  kind: 'click' | 'code';
  creatorId: string;
  /** Link or code id. */
  sourceId: string;
  /** When the click was made; a code is used when the order is placed. */
  at: Date;
  /** The creator may earn: active when the order was placed. */
  creatorActive: boolean;
  /** The buyer is the creator. */
  ownPurchase: boolean;
  /** The link or code belongs to another brand than the shop's. */
  foreignBrand: boolean;
}

export const LOSING_REASONS = [
  'outside_window',
  'after_order',
  'self_purchase',
  'creator_not_active',
  'other_brand',
  'code_wins',
  'later_touch_wins',
] as const;
export type LosingReason = (typeof LOSING_REASONS)[number];

export interface AttributionPolicy {
  windowDays: number;
  codesWin: boolean;
  /** Of the programme's settings. */
  version: number;
  /** Of the brand's own policy, where it has one. */
  brandVersion?: number;
}

export interface Attribution {
  winner: Touch | null;
  losers: { touch: Touch; reason: LosingReason }[];
  policyVersion: number;
  /** What was in force when this was decided; absent on decisions from before it was kept. */
  policy?: AttributionPolicy;
}

/** Decides which touch earned an order placed at `placedAt`, or that none did. Source: product.md section 5. */
export function attribute(placedAt: Date, touches: Touch[], policy: AttributionPolicy): Attribution {
  const judged = touches.map((touch) => ({ touch, reason: disqualification(placedAt, touch, policy) }));
  const able = judged.filter(({ reason }) => reason === undefined).map(({ touch }) => touch);
  const winner = able.toSorted((left, right) => compare(left, right, policy))[0] ?? null;
  const losers = judged
    .filter(({ touch }) => touch !== winner)
    .map(({ touch, reason }) => ({ touch, reason: reason ?? beatenBy(winner, touch, policy) }));
  return { winner, losers, policyVersion: policy.version, policy };
}

function disqualification(placedAt: Date, touch: Touch, policy: AttributionPolicy): LosingReason | undefined {
  if (touch.foreignBrand) return 'other_brand';
  if (touch.ownPurchase) return 'self_purchase';
  if (!touch.creatorActive) return 'creator_not_active';
  const ageMs = placedAt.getTime() - touch.at.getTime();
  if (ageMs < 0) return 'after_order';
  if (ageMs > policy.windowDays * DAY_MS) return 'outside_window';
  return undefined;
}

/** Best first: a code before a click where codes win, then the later touch, then by id so that the order of input is nothing. */
function compare(left: Touch, right: Touch, policy: AttributionPolicy): number {
  if (policy.codesWin && left.kind !== right.kind) return left.kind === 'code' ? -1 : 1;
  const byTime = right.at.getTime() - left.at.getTime();
  if (byTime !== 0) return byTime;
  return left.sourceId < right.sourceId ? -1 : 1;
}

const beatenBy = (winner: Touch | null, touch: Touch, policy: AttributionPolicy): LosingReason =>
  policy.codesWin && winner?.kind === 'code' && touch.kind === 'click' ? 'code_wins' : 'later_touch_wins';
