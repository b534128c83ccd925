import type { Money } from '../../kit/money.ts';

export type CreatorNews =
  | 'invited'
  | 'accepted'
  | 'declined'
  | 'sample_shipped'
  | 'sample_refused'
  | 'changes_requested'
  | 'approved'
  | 'cancelled'
  | 'deadline_near'
  | 'budget_spent';

export type BrandNews =
  | 'applied'
  | 'accepted'
  | 'declined'
  | 'sample_requested'
  | 'content_submitted'
  | 'cancelled'
  | 'budget_spent';

interface Names {
  programme: string;
  campaign: string;
  brand: string;
  creator: string;
  /** The other side's own words, shown as they are. */
  note: string;
  path: string;
}

export interface ToCreator extends Names {
  what: CreatorNews;
  fee: Money | null;
  deadlineAt: Date | null;
  tracking: string | null;
}

export interface ToBrand extends Names {
  what: BrandNews;
}

/** A subject and what to say, of one piece of news. */
export type Said = [subject: string, ...paragraphs: string[]];
