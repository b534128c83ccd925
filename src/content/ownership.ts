import type { z } from 'zod';
import type { IdentityView, Network } from '../accounts/index.ts';
import type { Finding } from './schemas.ts';

export interface Ownership extends Finding {
  network: z.infer<typeof Network> | null;
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

/** The network on whose site an address is. */
const networkAt = ({ hostname }: URL): Ownership['network'] =>
  HOSTS.find(([host]) => host.test(hostname.toLowerCase()))?.[1] ?? null;

/** Whether a post's address lies in one of the creator's linked accounts. Where the address names nobody, a person has to look. */
export function checkOwnership(url: string, identities: Identity[]): Ownership {
  const address = URL.canParse(url) ? new URL(url) : null;
  const network = address && networkAt(address);
  const say = (
    state: Ownership['state'],
    code: Finding['code'],
    sentence: string,
    figures: Finding['figures'] = {},
  ) => ({
    state,
    code,
    sentence,
    figures,
    network,
  });
  if (!address) return say('failed', 'no_address', 'This is not an address.');
  if (!network)
    return say('unknown', 'other_place', 'The address is on none of the five networks: a person has to look.');
  const linked = identities.filter((identity) => identity.network === network);
  if (linked.length === 0) {
    const sentence = `No ${network} account is linked, so the post cannot be the creator’s own.`;
    return say('failed', 'not_linked', sentence, { network });
  }
  const account = accountOf(address);
  if (!account)
    return say('unknown', 'nobody_named', 'The address does not say whose post it is: a person has to look.');
  const names = linked.flatMap(namesOf);
  if (names.includes(account))
    return say('passed', 'own', `The post is in the linked ${network} account.`, { network });
  if (names.length === 0) {
    const sentence = `The linked ${network} account has no public name to compare with.`;
    return say('unknown', 'unnamed_account', sentence, { network });
  }
  const sentence = `The post is in “${account}”, which is not a linked ${network} account.`;
  return say('failed', 'other_account', sentence, { network, account });
}

/** The network and the account that an address names, the name plain; undefined where it names nobody on a network. */
export function accountNamedIn(url: string): { network: z.infer<typeof Network>; name: string } | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const network = address && networkAt(address);
  const name = address && accountOf(address);
  return network && name ? { network, name } : undefined;
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
