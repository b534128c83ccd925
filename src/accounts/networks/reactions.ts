import { z } from 'zod';
import type { Reactions } from '../schemas.ts';
import { callNetwork, NetworkAway, NetworkNonsense, NetworkRefused, understand } from './call-network.ts';
import { countOrNull } from './network.ts';

/** The newest posts that Instagram is asked about. */
const MOST_POSTS = 25;

const Media = z.object({
  data: z.array(z.object({ like_count: z.unknown().optional(), comments_count: z.unknown().optional() })).max(100),
});

/** What a network that counts all likes together says of a usual post; TikTok's counts, for one. */
export const reactionsPerPost = (likes: number | null, posts: number | null): Reactions | null =>
  likes === null || posts === null || posts === 0
    ? null
    : { posts, likes: likes / posts, comments: null, likesVariation: null, commentsVariation: null };

/**
 * Likes and comments of an account's newest posts at Instagram; what the owner hides is unknown. They are beside the point of signing
 * in: when Instagram will not tell them, nothing else is lost. Source: developers.facebook.com/docs/instagram-platform/reference/instagram-media.
 */
export async function readReactions(url: string, accessToken: string): Promise<Reactions | null> {
  const query = { fields: 'like_count,comments_count', limit: `${MOST_POSTS}`, access_token: accessToken };
  try {
    const { data } = understand(Media, await callNetwork(url, { query }), 'the posts of Instagram');
    if (data.length === 0) return null;
    const likes = known(data.map((post) => countOrNull(post.like_count)));
    const comments = known(data.map((post) => countOrNull(post.comments_count)));
    return {
      posts: data.length,
      likes: medianOf(likes),
      comments: medianOf(comments),
      likesVariation: variationOf(likes),
      commentsVariation: variationOf(comments),
    };
  } catch (error) {
    const isNetworks = [NetworkAway, NetworkNonsense, NetworkRefused].some((kind) => error instanceof kind);
    if (!isNetworks) throw error;
    return null;
  }
}

const known = (counts: (number | null)[]): number[] => counts.filter((count) => count !== null);

/** Null where fewer than half a dozen are known: one post is no habit. */
function medianOf(counts: number[]): number | null {
  if (counts.length < 6) return null;
  const sorted = counts.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function variationOf(counts: number[]): number | null {
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  if (counts.length < 6 || mean === 0) return null;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  return Math.sqrt(variance) / mean;
}
