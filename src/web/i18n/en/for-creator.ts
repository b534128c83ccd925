import { codes } from './codes.ts';
import { creator } from './creator.ts';
import { receipts } from './receipts.ts';

/** What only the creator portal says. */
const words = {
  codes,
  creator,
  receipts,
};

export default words;
