import { attribution } from './attribution.ts';
import { brand } from './brand.ts';

/** What only the brand portal says. */
const words = {
  attribution,
  brand,
};

export default words;
