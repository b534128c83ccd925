import { isIPv6 } from 'node:net';

/**
 * Ids that search engines put on an address when somebody came by an advertisement: Google Ads, Microsoft Advertising, Yandex
 * Direct. Those of social networks (fbclid, ttclid, igshid) are on ordinary posts, too, and say nothing.
 */
const AD_CLICK = /[?&](?:gclid|gbraid|wbraid|gclsrc|msclkid|yclid)=/i;
const AD_REFERRER =
  /^https?:\/\/(?:www\.)?(?:googleadservices\.com|[\w.]*doubleclick\.net|google\.\w[\w.]*\/aclk|bing\.com\/aclk)/i;

/** Whether a search advertisement brought a visitor, by the address asked for or the one she came from. */
export const adClickIn = (url: string | undefined, referrer: string | undefined): boolean =>
  AD_CLICK.test(url ?? '') || AD_CLICK.test(referrer ?? '') || AD_REFERRER.test(referrer ?? '');

/** The network an address lies in: the first three parts of an IPv4 address, the first three groups (a /48) of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
  if (!isIPv6(mapped)) return mapped.slice(0, Math.max(0, mapped.lastIndexOf('.')));
  const [head = '', tail] = mapped.split('::');
  const groups = head === '' ? [] : head.split(':');
  // What `::` leaves out are zeros.
  if (tail !== undefined) while (groups.length < 3) groups.push('0');
  return groups.slice(0, 3).join(':').toLowerCase();
}
