/** An address in one form, without what only says where a visitor came from: `www.`, share ids, a slash at the end. */
export function plainAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  const kept = new URLSearchParams(
    [...address.searchParams].filter(([name]) => ['v', 'story_fbid', 'id'].includes(name)),
  );
  const query = kept.size > 0 ? `?${kept}` : '';
  return `${address.hostname.toLowerCase().replace(/^(www|m)\./, '')}${address.pathname.replace(/\/$/, '')}${query}`;
}
