import { brand } from './brand.ts';

/** What only the brand portal says. */
const words = {
  brand,
};

export default words;
