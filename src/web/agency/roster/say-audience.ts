import type { RosterEntry } from '../../api/agencies.ts';
import { networkTitles } from '../../kit/network-icon.tsx';
import type { useFormat } from '../../kit/use-format.ts';

/** Networks with their followers, the largest first: `TikTok 264K, Google 5.2K`. */
export const sayAudience = (
  identities: RosterEntry['creator']['identities'],
  format: ReturnType<typeof useFormat>,
): string =>
  identities
    .toSorted((left, right) => (right.followers ?? 0) - (left.followers ?? 0))
    .map(({ network, followers }) =>
      followers === null ? networkTitles[network] : `${networkTitles[network]} ${format.number(followers, true)}`,
    )
    .join(', ');
