import { agency } from './agency.ts';
import { payouts } from './payouts.ts';

/** What only the agency portal says. */
const words = {
  payouts,
  agency,
};

export default words;
