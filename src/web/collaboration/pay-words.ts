import type { TFunction } from 'i18next';
import type { Money } from '../api/types.ts';
import type { useFormat } from '../kit/use-format.ts';

/** What a campaign pays, in a few words: '15% commission · €100.00 a piece'. */
export function payWords(
  { rateBps, contentFee }: { rateBps: number | null; contentFee: Money | null },
  t: TFunction,
  format: ReturnType<typeof useFormat>,
): string {
  const rate =
    rateBps === null ? t('campaigns.list.usualRate') : t('campaigns.list.rate', { rate: format.rate(rateBps) });
  return contentFee ? `${t('campaigns.list.fee', { fee: format.money(contentFee) })} · ${rate}` : rate;
}
