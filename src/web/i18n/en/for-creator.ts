import { campaigns } from './campaigns.ts';
import { codes } from './codes.ts';
import { creator } from './creator.ts';
import { payouts } from './payouts.ts';
import { receipts } from './receipts.ts';

/** What only the creator portal says. */
const words = {
  payouts,
  campaigns,
  codes,
  creator,
  receipts,
};

export default words;
