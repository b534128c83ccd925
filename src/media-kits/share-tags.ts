import { escaped, safeAddress } from './escape.ts';
import type { PublicKit } from './public-kit.ts';
import { type KitLanguage, type KitWords, topicIn } from './words.ts';

const MAX_DESCRIPTION = 200;

/**
 * What messengers and networks show of a page that somebody shares: only what the page itself shows. Source: the Open Graph protocol,
 * ogp.me.
 */
export function shareTags(
  kit: PublicKit,
  words: KitWords,
  { language, programme, url }: { language: KitLanguage; programme: string; url: string },
): string {
  const topics = kit.audience?.niches.map((niche) => topicIn(words, niche)).join(', ') ?? '';
  const description = shortened(kit.about || topics || `${words.kit} · ${programme}`);
  const picture = safeAddress(kit.avatarUrl);
  const properties: [string, string][] = [
    ['og:type', 'profile'],
    ['og:title', escaped(kit.name)],
    ['og:description', escaped(description)],
    ['og:url', escaped(url)],
    ['og:site_name', escaped(programme)],
    ['og:locale', language === 'ru' ? 'ru_RU' : 'en_GB'],
    ...(picture ? ([['og:image', picture]] as [string, string][]) : []),
  ];
  return [
    `<meta name="description" content="${escaped(description)}">`,
    '<meta name="twitter:card" content="summary">',
    ...properties.map(([property, content]) => `<meta property="${property}" content="${content}">`),
  ].join('');
}

/** One line, cut at a word where it is too long. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_DESCRIPTION) return line;
  return `${line.slice(0, MAX_DESCRIPTION).replace(/\s\S*$/, '')} …`;
}
