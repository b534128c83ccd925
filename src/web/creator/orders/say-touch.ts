import type { TFunction } from 'i18next';
import type { SeenTouch } from '../../api/order-types.ts';
import { byCode } from '../../i18n/by-code.ts';

/**
 * Why a touch did or did not earn its order. The API says it in English, and there its very words are shown; in other
 * languages the sentence is made here from the same codes, and a code that the catalogue lacks keeps the API's words.
 */
export function sayTouch(touch: SeenTouch, t: TFunction, language: string): string {
  if (language === 'en') return touch.sentence;
  const { kind, whose, won, reason } = touch;
  const who = t(`creator.order.touch.${whose}.${kind}`);
  if (won) return `${who} ${t('creator.order.earned')}`;
  if (reason === null) return `${who} ${t('creator.order.notEarned')}`;
  const loss = byCode(t, 'creator.order.loss', reason, '');
  return loss === '' ? touch.sentence : `${who} ${loss}`;
}

/** Who earned an order, as its touches tell: exactly one won, or none. */
export function earnerOf(touches: SeenTouch[]): 'you' | 'another_creator' | 'nobody' {
  const winner = touches.find(({ won }) => won);
  if (!winner) return 'nobody';
  return winner.whose === 'yours' ? 'you' : 'another_creator';
}
