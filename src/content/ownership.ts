import type { z } from 'zod';
import type { IdentityView, Network } from '../accounts/index.ts';

export interface Ownership {
  state: 'passed' | 'failed' | 'unknown';
  network: z.infer<typeof Network> | null;
  sentence: string;
}

type Identity = Pick<z.infer<typeof IdentityView>, 'network' | 'username' | 'profileUrl'>;

const HOSTS: [RegExp, z.infer<typeof Network>][] = [
  [/(^|\.)instagram\.com$/, 'instagram'],
  [/(^|\.)facebook\.com$|(^|\.)fb\.(com|watch)$/, 'facebook'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)(x|twitter)\.com$/, 'x'],
  [/(^|\.)(youtube\.com|youtu\.be)$/, 'google'],
];

/** First parts of an address that name no account. */
const NO_ACCOUNT = new Set([
  'p',
  'reel',
  'reels',
  'tv',
  'stories',
  'watch',
  'shorts',
  'live',
  'video',
  'i',
  'status',
  'share',
  'channel',
  'photo',
  'permalink.php',
  'story.php',
  'groups',
  'events',
]);

/** Whether a post's address lies in one of the creator's linked accounts. Where the address names nobody, a person has to look. */
export function checkOwnership(url: string, identities: Identity[]): Ownership {
  if (!URL.canParse(url)) return { state: 'failed', network: null, sentence: 'This is not an address.' };
  const address = new URL(url);
  const network = HOSTS.find(([host]) => host.test(address.hostname.toLowerCase()))?.[1] ?? null;
  if (!network)
    return {
      state: 'unknown',
      network,
      sentence: 'The address is on none of the five networks: a person has to look.',
    };
  const linked = identities.filter((identity) => identity.network === network);
  if (linked.length === 0)
    return {
      state: 'failed',
      network,
      sentence: `No ${network} account is linked, so the post cannot be the creator’s own.`,
    };
  const account = accountOf(address);
  if (!account)
    return { state: 'unknown', network, sentence: 'The address does not say whose post it is: a person has to look.' };
  const names = linked.flatMap(namesOf);
  if (names.includes(account))
    return { state: 'passed', network, sentence: `The post is in the linked ${network} account.` };
  return names.length === 0
    ? { state: 'unknown', network, sentence: `The linked ${network} account has no public name to compare with.` }
    : { state: 'failed', network, sentence: `The post is in “${account}”, which is not a linked ${network} account.` };
}

function accountOf(address: URL): string | undefined {
  const [first = '', second = ''] = address.pathname.split('/').filter(Boolean);
  // instagram.com/stories/<name>/… names its account in the second place.
  const named = first === 'stories' ? second : first;
  const name = plain(named);
  return name === '' || NO_ACCOUNT.has(name) ? undefined : name;
}

const plain = (name: string): string => {
  try {
    return decodeURIComponent(name).replace(/^@/, '').toLowerCase();
  } catch {
    return '';
  }
};

const namesOf = ({ username, profileUrl }: Identity): string[] => {
  const fromUrl = profileUrl && URL.canParse(profileUrl) ? accountOf(new URL(profileUrl)) : undefined;
  return [username ? plain(username) : undefined, fromUrl].filter(
    (name) => name !== undefined && name !== '',
  ) as string[];
};
