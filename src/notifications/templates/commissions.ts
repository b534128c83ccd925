import { TRAITS } from '../../words/index.ts';
import type { Template } from './template.ts';

interface Decrease {
  programme: string;
  /** Null: every brand of the programme. */
  brand: string | null;
  /** `YYYY-MM-DD` from which it reaches the reader. */
  from: string;
}

const rateDecrease: Template<Decrease> = {
  en: ({ programme, brand, from }) => ({
    subject: `${brand ?? programme} will pay less from ${from}`,
    paragraphs: [
      `${brand ?? `The brands of ${programme}`} changed what they pay. For you nothing changes until ${from}: you promote already, so you keep the present rate until then.`,
      'Orders that were placed before keep the rate that they were told, whenever they are delivered.',
    ],
    action: { label: 'See the rates', path: '/creator/links' },
  }),
  ru: ({ programme, brand, from }) => {
    const day = from.split('-').toReversed().join('.');
    return {
      subject: `${brand ?? programme}: с ${day} ставка станет ниже`,
      paragraphs: [
        `${brand ? `Бренд ${brand} изменил ставку` : `Бренды ${programme} изменили ставки`}. Для вас до ${day} всё остаётся по-прежнему: вы уже продвигаете товары, поэтому до этого дня действует прежняя ставка.`,
        'Заказы, оформленные раньше, сохраняют свою ставку, когда бы их ни доставили.',
      ],
      action: { label: 'Посмотреть ставки', path: '/creator/links' },
    };
  },
};

interface TierDecrease {
  programme: string;
  /** Tiers that add less, in basis points of what is sold. */
  tiers: { tier: string; beforeBps: number; afterBps: number }[];
  /** `YYYY-MM-DD` from which it reaches the reader. */
  from: string;
}

const TIERS: Record<'en' | 'ru', Record<string, string>> = { en: TRAITS.en.tier, ru: TRAITS.ru.tier };
const percent = (bps: number, point: string): string => `${bps / 100}`.replace('.', point);

const tierDecrease: Template<TierDecrease> = {
  en: ({ programme, tiers, from }) => ({
    subject: `Tiers at ${programme} will add less from ${from}`,
    paragraphs: [
      `What some tiers add to a rate gets smaller: ${tiers
        .map(
          ({ tier, beforeBps, afterBps }) =>
            `${TIERS.en[tier] ?? tier} ${percent(afterBps, '.')} % in place of ${percent(beforeBps, '.')} %`,
        )
        .join(', ')}.`,
      `For you nothing changes until ${from}: you promote already, so you keep the present bonus of your tier until then. Orders that were placed before keep theirs.`,
    ],
    action: { label: 'See your tier', path: '/creator/standing' },
  }),
  ru: ({ programme, tiers, from }) => {
    const day = from.split('-').toReversed().join('.');
    return {
      subject: `${programme}: с ${day} надбавки за уровни станут меньше`,
      paragraphs: [
        `Надбавки за некоторые уровни уменьшаются: ${tiers
          .map(
            ({ tier, beforeBps, afterBps }) =>
              `«${TIERS.ru[tier] ?? tier}» ${percent(afterBps, ',')} % вместо ${percent(beforeBps, ',')} %`,
          )
          .join(', ')}.`,
        `Для вас до ${day} всё остаётся по-прежнему: вы уже продвигаете товары, поэтому до этого дня действует прежняя надбавка вашего уровня. За заказы, оформленные раньше, она сохранится.`,
      ],
      action: { label: 'Посмотреть свой уровень', path: '/creator/standing' },
    };
  },
};

export const commissionTemplates = { rateDecrease, tierDecrease };
