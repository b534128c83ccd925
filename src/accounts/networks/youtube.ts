import { z } from 'zod';
import { callNetwork, understand } from './call-network.ts';
import { countOrNull, textOrNull } from './network.ts';

export const YOUTUBE_SCOPE = 'https://www.googleapis.com/auth/youtube.readonly';

const Channels = z.object({
  items: z
    .array(
      z.object({
        id: z.string().regex(/^[\w-]{1,60}$/),
        snippet: z.object({ customUrl: z.unknown().optional() }).optional(),
        statistics: z.object({
          subscriberCount: z.unknown().optional(),
          hiddenSubscriberCount: z.unknown().optional(),
          videoCount: z.unknown().optional(),
        }),
      }),
    )
    .optional(),
});

export interface Channel {
  username: string | null;
  profileUrl: string | null;
  followers: number | null;
  posts: number | null;
}

export const NO_CHANNEL: Channel = { username: null, profileUrl: null, followers: null, posts: null };

/** The person's YouTube channel with its counts. Source: developers.google.com/youtube/v3/docs/channels. */
export async function readChannel(url: string, accessToken: string): Promise<Channel> {
  const query = { part: 'snippet,statistics', mine: 'true' };
  const { items } = understand(Channels, await callNetwork(url, { bearer: accessToken, query }), 'the YouTube channel');
  const channel = items?.[0];
  if (!channel) return NO_CHANNEL;
  const { subscriberCount, hiddenSubscriberCount, videoCount } = channel.statistics;
  return {
    username: textOrNull(channel.snippet?.customUrl, 120),
    profileUrl: `https://www.youtube.com/channel/${channel.id}`,
    followers: hiddenSubscriberCount === true ? null : countOrNull(subscriberCount),
    posts: countOrNull(videoCount),
  };
}
