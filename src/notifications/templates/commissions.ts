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

export const commissionTemplates = { rateDecrease };
