import { codes } from './codes.ts';
import { creator } from './creator.ts';

/** What only the creator portal says. */
const words = {
  codes,
  creator,
};

export default words;
