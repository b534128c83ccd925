import type { Link } from '../../api/types.ts';

export const canShare = (): boolean => typeof navigator.share === 'function';

/** Hands the link to the phone's own share sheet; closing that sheet is not an error. */
export async function shareLink(link: Link): Promise<void> {
  await navigator.share({ title: link.brand.name, url: link.url }).catch(() => undefined);
}

/** An address as people read it: without its scheme. */
export const bareAddress = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '');
