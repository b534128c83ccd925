import { agency } from './agency.ts';
import { brand } from './brand.ts';
import { brandReviews } from './brand-reviews.ts';
import { common } from './common.ts';
import { creator } from './creator.ts';
import { deadLetters } from './dead-letters.ts';
import { manager } from './manager.ts';
import { payouts } from './payouts.ts';
import { publicPages } from './public.ts';
import { team } from './team.ts';

/** English is the catalogue that every other language is checked against. */
export const en = {
  ...common,
  public: publicPages,
  creator,
  manager,
  brand,
  agency,
  payouts,
  deadLetters,
  team,
  brandReviews,
};

export default en;
