import { attribution } from './attribution.ts';
import { brand } from './brand.ts';
import { catalogue } from './catalogue.ts';
import { discovery } from './discovery.ts';
import { funding } from './funding.ts';
import { keys } from './keys.ts';
import { reporting } from './reporting.ts';
import { shops } from './shops.ts';
import { statement } from './statement.ts';
import { team } from './team.ts';

/** What only the brand portal says. */
const words = {
  reporting,
  team,
  funding,
  catalogue,
  discovery,
  shops,
  keys,
  attribution,
  brand,
  statement,
};

export default words;
