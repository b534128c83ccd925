import { catalogue } from './catalogue.ts';
import { campaigns } from './campaigns.ts';
import { attribution } from './attribution.ts';
import { brand } from './brand.ts';

/** What only the brand portal says. */
const words = {
  catalogue,
  campaigns,
  attribution,
  brand,
};

export default words;
