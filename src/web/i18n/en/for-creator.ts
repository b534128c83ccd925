import { authenticity } from './authenticity.ts';
import { codes } from './codes.ts';
import { creator } from './creator.ts';
import { keys } from './keys.ts';
import { payouts } from './payouts.ts';
import { receipts } from './receipts.ts';
import { standing } from './standing.ts';
import { standingNames } from './standing-names.ts';
import { statement } from './statement.ts';

/** What only the creator portal says. */
const words = {
  authenticity,
  keys,
  payouts,
  codes,
  creator,
  receipts,
  standing,
  standingNames,
  statement,
};

export default words;
