const TIME_LIMIT_MS = 30_000;
const PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36';

/** Somebody taps a creator's link on a phone. @returns the click id that the shop's page gets */
export async function visitLink(url: string): Promise<string> {
  const response = await fetch(url, {
    headers: { 'user-agent': PHONE },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  await response.body?.cancel();
  const location = response.headers.get('location') ?? '';
  const clickId = URL.canParse(location) ? new URL(location).searchParams.get('kclid') : null;
  if (!clickId) throw new Error(`the link ${url} answered ${response.status} and no click id`);
  return clickId;
}
