import { REST, totalOf } from '../stream/counts.ts';
import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_CLICKS = 200;
const MOST_SHARE = 0.7;

/** Where creators' audiences come from: the networks, their shorteners and apps, messengers and link pages. */
const KNOWN =
  /(^|\.)(instagram|facebook|fb|tiktok|x|twitter|youtube|google|bing|yandex|t|linktr|beacons|taplink|telegram|whatsapp|vk|ok|pinterest|reddit|snapchat|threads|linkedin|lnkd|linkin|duckduckgo|kakao|naver|discord|twitch)\.(com|co|me|be|ru|ee|ai|bio|org|net|in|gg|tv|link|cc|google\.\w+)$|(^|\.)youtu\.be$|(^|\.)google\.[a-z.]+$|(^|\.)yandex\.[a-z.]+$/;

/** Sites that sell visits or list coupons. */
const TRADED =
  /(traffic|hits?|visit)(exchange|4u|leap|swirl|spot)|coupon|promocod|gutschein|cupon|rabatt|kuponkod|easyhits|otohits|10khits|hitleap/i;

/** Most visitors come from one site that is none of the networks. It may be the creator's own blog: a question, unless the site sells visits or coupons. */
export const domainMismatch: Signal = {
  name: 'domain_mismatch',
  source: 'Referrer checks of CJ and Rakuten network quality; list of sites set by hand',
  judge({ weeks, from }) {
    const named = Object.entries(weeks.hosts).filter(([host]) => host !== 'none' && host !== REST);
    const referred = totalOf(Object.fromEntries(named));
    const [top] = named.filter(([host]) => !KNOWN.test(host)).sort(([, left], [, right]) => right - left);
    if (!top || referred < LEAST_CLICKS) return undefined;
    const [host, count] = top;
    const share = count / referred;
    const traded = TRADED.test(host);
    if (share < (traded ? 0.2 : MOST_SHARE)) return undefined;
    return {
      subject: host,
      severity: traded ? 'medium' : 'low',
      likelihood: traded ? 0.65 : 0.25,
      code: traded ? 'traded_site' : 'unknown_site',
      facts: [fact('host', host), fact('clicks', count), fact('sharePercent', percentOf(share))],
      ...(traded ? { concern: { from, sourceIds: Object.keys(weeks.links) } } : {}),
    };
  },
};
