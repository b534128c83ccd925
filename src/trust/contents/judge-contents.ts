import { type ContentFinding, type ContentNews, contentNewsDue, forgetContentNews } from '../../content/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findFlag, raiseFlag } from '../cases/raise-flag.ts';
import { contentFlag } from './content-flag.ts';

const BATCH = 50;

/**
 * Raises a flag for every finding against submitted content, by itself: each is judged once, in the transaction that forgets it as news.
 * @returns how many were judged; 0 when there are none
 */
export async function judgeContents(ctx: Context): Promise<number> {
  const news = await contentNewsDue(ctx, BATCH);
  if (news.length === 0) return 0;
  const creators = await findCreators(ctx, [...new Set(news.map(({ creatorId }) => creatorId))]);
  for (const item of news)
    await inTransaction(ctx, async (tx) => {
      if (creators.has(item.creatorId)) await judge(tx, item);
      await forgetContentNews(tx, item._id);
    });
  return news.length;
}

/** What was refused for the same reason before counts together: one slip is a slip. */
async function judge(tx: Context, item: ContentNews): Promise<void> {
  const subject = subjectOf(item);
  const known = await findFlag(tx, { creatorId: item.creatorId, signal: 'content', subject });
  const before = known?.facts.find(({ name }) => name === 'times')?.value;
  await raiseFlag(tx, {
    signal: 'content',
    creatorId: item.creatorId,
    subject,
    ...(item.brandId ? { brandIds: [item.brandId] } : {}),
    ...contentFlag(item, 1 + (typeof before === 'number' ? before : 0)),
  });
}

/** Every copy is a matter of its own; what is refused is one by kind. */
const subjectOf = ({ finding, contentId }: { finding: ContentFinding; contentId: string }): string =>
  finding === 'copied' ? contentId : finding;
