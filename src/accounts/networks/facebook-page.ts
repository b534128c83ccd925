import { z } from 'zod';
import { callNetwork, NetworkAway, NetworkNonsense, NetworkRefused, understand } from './call-network.ts';
import { countOrNull, textOrNull } from './network.ts';

export const PAGE_SCOPES = ['pages_show_list', 'pages_read_engagement'];

const Pages = z.object({
  data: z
    .array(
      z.object({
        link: z.unknown().optional(),
        username: z.unknown().optional(),
        followers_count: z.unknown().optional(),
      }),
    )
    .max(100),
});

export interface FacebookPage {
  username: string | null;
  profileUrl: string | null;
  followers: number | null;
}

export const NO_PAGE: FacebookPage = { username: null, profileUrl: null, followers: null };

/**
 * The person's Page with the most followers: Facebook counts those of Pages only. Beside the point of signing in: where she grants
 * none, or Facebook will not tell, nothing else is lost. Source: developers.facebook.com/docs/graph-api/reference/user/accounts.
 */
export async function readPage(url: string, signed: Record<string, string>): Promise<FacebookPage> {
  const query = { fields: 'link,username,followers_count', limit: '100', ...signed };
  try {
    const { data } = understand(Pages, await callNetwork(url, { query }), 'the Pages of Facebook');
    const pages = data.map((page) => ({
      username: textOrNull(page.username, 120),
      profileUrl: linkOf(page.link),
      followers: countOrNull(page.followers_count),
    }));
    const [largest] = pages.toSorted((left, right) => (right.followers ?? -1) - (left.followers ?? -1));
    return largest ?? NO_PAGE;
  } catch (error) {
    const isNetworks = [NetworkAway, NetworkNonsense, NetworkRefused].some((kind) => error instanceof kind);
    if (!isNetworks) throw error;
    return NO_PAGE;
  }
}

const linkOf = (link: unknown): string | null => {
  const text = textOrNull(link, 2_000);
  return text && /^https:\/\/(?:[\w-]+\.)*facebook\.com\//.test(text) ? text : null;
};
