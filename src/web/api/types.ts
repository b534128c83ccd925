/** Shapes of the HTTP API as the portals read them. */

import type { z } from 'zod';
import type { Receipt } from '../../commissions/schemas.ts';
import type { Link as LinkSchema } from '../../links/schemas.ts';
import type { ConsentView } from '../../privacy/schemas.ts';

export type { Application } from '../../creators/schemas.ts';

export type {
  PayeeView as Payee,
  PayoutState,
  PayoutView as Payout,
  RunAction,
  RunPayoutView as RunPayout,
  RunPreview,
  RunState,
  RunView as Run,
} from '../../payouts/schemas.ts';
export type { Receipt };

export interface Money {
  amountMinor: number;
  currency: string;
}

export interface List<Item> {
  data: Item[];
  next: string | null;
}

export type Network = 'facebook' | 'instagram' | 'x' | 'tiktok' | 'google';

export interface NetworkOption {
  network: Network;
  title: string;
  signInUrl: string;
}

export interface Identity {
  network: Network;
  username: string | null;
  followers: number | null;
  profileUrl: string | null;
}

export type CreatorState = 'applied' | 'active' | 'rejected' | 'suspended' | 'banned' | 'left';
export type ManagerRole = 'reviewer' | 'finance' | 'admin';
export type Membership =
  | { kind: 'creator'; creatorId: string; state: CreatorState }
  | { kind: 'manager'; role: ManagerRole }
  | { kind: 'brand'; brandId: string; name: string; role: 'owner' | 'editor' | 'viewer' }
  | { kind: 'agency'; agencyId: string; name: string; role: 'owner' | 'member' };

export interface Programme {
  name: string;
  currency: string;
  sandbox: boolean;
  sandboxUrl: string | null;
  now: string;
}

export interface Me {
  user: {
    id: string;
    displayName: string;
    email: string | null;
    emailVerified: boolean;
    pendingEmail: string | null;
    avatarUrl: string | null;
    language: string;
  };
  identities: Identity[];
  memberships: Membership[];
  programme: Programme;
}

export type Consent = ConsentView;
export type ConsentPurpose = Consent['purpose'];

export interface ApplicationInput {
  displayName: string;
  country: string;
  birthDate: string;
  languages: string[];
  niches: string[];
  consents: Pick<Consent, 'purpose' | 'version' | 'language'>[];
}

export interface BrandName {
  id: string;
  name: string;
}

export interface Brand extends BrandName {
  country: string;
  domains: string[];
  rateBps: number;
  /** Paid for each piece, in place of the rate. */
  flat: Money | null;
}

export interface Product {
  sku: string;
  name: string;
  category: string | null;
  price: Money;
  url: string;
}

export type Channel = 'post' | 'story' | 'video' | 'live' | 'popup' | 'challenge';
export type SubIds = Partial<Record<'sub1' | 'sub2' | 'sub3' | 'sub4' | 'sub5', string>>;

export interface LinkInput {
  destination: string;
  channel?: Channel;
  subIds?: SubIds;
  /** Of her own choice; left out, one is made. */
  code?: string;
  expiresAt?: string;
}

export type Link = z.output<typeof LinkSchema>;

export interface Balance {
  currency: string;
  pendingMinor: number;
  payableMinor: number;
  inTransitMinor: number;
  paidMinor: number;
}

export interface CreatorDay {
  day: string;
  clicks: number;
  orders: number;
  earned: Money[];
}

export interface Requirement {
  code: string;
  sentence: string;
}

export interface NextPayout {
  at: string;
  amounts: Money[];
  estimatedPending: { lockAt: string; amount: Money }[];
  blockedBy: Requirement[];
}

export interface CreatorSummary {
  balances: Balance[];
  days: CreatorDay[];
  previous: { clicks: number; orders: number };
  nextPayout: NextPayout;
}

export type OrderState = 'placed' | 'paid' | 'shipped' | 'delivered' | 'cancelled';
export type CommissionState = 'pending' | 'approved' | 'paid' | 'reversed';

export interface Order {
  id: string;
  externalId: string;
  brand: BrandName;
  placedAt: string;
  state: OrderState;
  net: Money;
  commission: Money;
  /** The least advanced of the order's commissions; null when it earns nothing. */
  commissionState: CommissionState | null;
  commissionIds: string[];
  touch: { kind: 'click' | 'code'; sourceId: string };
  lockAt: string | null;
}

export interface Commission {
  id: string;
  orderId: string;
  brand: BrandName;
  kind: 'sale' | 'clawback' | 'fee';
  role: 'creator' | 'agency' | 'referrer';
  state: CommissionState;
  amount: Money;
  earned: Money;
  lockAt: string | null;
  createdAt: string;
  held: boolean;
  holdReasons: string[];
  reversal: {
    reason: string;
    sentence: string;
    at: string;
    evidence: string | null;
    appealUntil: string | null;
  } | null;
}

export interface CommissionDetail extends Commission {
  receipt: Receipt;
  explanation: string[];
}

export interface CurrencyTotal {
  currency: string;
  count: number;
  amountMinor: number;
}

export interface CurrencyFigures {
  currency: string;
  orders: number;
  gmvMinor: number;
  netGmvMinor: number;
  pendingMinor: number;
  approvedMinor: number;
  paidMinor: number;
  reversedMinor: number;
}

export interface ProgrammeSummary {
  creators: { applied: number; active: number };
  byCurrency: CurrencyFigures[];
  days: { day: string; clicks: number; orders: number }[];
}

export interface TrialBalance {
  currency: string;
  accounts: { account: string; amountMinor: number }[];
  sumMinor: number;
}
