import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExplainedOrder } from '../../api/order-types.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './order-touches.module.css';
import { sayTouch } from './say-touch.ts';

/** Each click and code of an order in a sentence, the winner first. */
export function OrderTouches({ order }: { order: ExplainedOrder }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className={classes.hint}>{t('creator.order.touchesHint')}</p>
      <ol className={classes.touches}>
        {order.touches.map((touch, index) => {
          const Mark = touch.won ? IconCircleCheck : IconCircleX;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: other creators' touches carry no id, and the list never changes its order
            <li key={index} data-won={touch.won || undefined}>
              <Mark size={22} stroke={1.6} aria-hidden="true" />
              <div>
                <p>{sayTouch(touch, t, format.language)}</p>
                <time dateTime={touch.at}>{format.dateAndTime(touch.at)}</time>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
