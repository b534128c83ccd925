import { traits } from '../../../words/ru.ts';

export const standingNames = {
  tier: traits.tier,
  reach: { none: 'Пока без класса', ...traits.reach },
  status: traits.kol,
};
