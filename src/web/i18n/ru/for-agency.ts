import { agency } from './agency.ts';

/** What only the agency portal says. */
const words = {
  agency,
};

export default words;
