import type { Context } from '../context.ts';
import { defineModel } from '../kit/model.ts';
import type { ContentCheck } from './schemas.ts';

export const CONTENT_FINDINGS = ['copied', 'foreign', 'unmarked'] as const;
export type ContentFinding = (typeof CONTENT_FINDINGS)[number];

export interface ContentNews {
  _id: string;
  contentId: string;
  creatorId: string;
  /** Whom it advertises; absent on old news. */
  brandId?: string;
  url: string | null;
  finding: ContentFinding;
  /** Of a copy: how much is the same, 0..1. */
  likeness: number | null;
  /** Whether it got to the brand all the same; what is foreign or unmarked is refused. */
  isSubmitted: boolean;
  at: Date;
}

/** What the checks of content found and nobody has judged yet. Shard key: `_id` (hashed). */
const contentNews = defineModel<ContentNews>(
  'content_news',
  {
    contentId: String,
    creatorId: String,
    brandId: String,
    url: String,
    finding: String,
    likeness: Number,
    isSubmitted: Boolean,
    at: Date,
  },
  [{ keys: { at: 1 } }],
);

/** Leaves what a check of submitted content found against it, in the transaction that takes the content or by itself when it is refused. */
export async function noteFindings(
  tx: Context,
  about: Pick<ContentNews, 'contentId' | 'creatorId' | 'brandId' | 'url' | 'isSubmitted'>,
  check: ContentCheck,
): Promise<void> {
  const found: Record<ContentFinding, boolean> = {
    copied: check.originality.state === 'failed',
    foreign: check.ownership.state === 'failed',
    unmarked: check.disclosure.state === 'failed',
  };
  const rows = CONTENT_FINDINGS.filter((finding) => found[finding]).map((finding) => ({
    ...about,
    _id: `${about.contentId}:${finding}`,
    finding,
    likeness: finding === 'copied' ? (check.originality.matches[0]?.likeness ?? null) : null,
    at: tx.clock.now(),
  }));
  if (rows.length > 0) await contentNews(tx).create(rows, { session: tx.session ?? null, ordered: true });
}

/** The oldest findings that nobody has judged. */
export const contentNewsDue = (ctx: Context, limit: number): Promise<ContentNews[]> =>
  contentNews(ctx).find().sort({ at: 1 }).limit(limit).lean();

/** It was judged. */
export async function forgetContentNews(tx: Context, id: string): Promise<void> {
  await contentNews(tx)
    .deleteOne({ _id: id })
    .session(tx.session ?? null);
}
