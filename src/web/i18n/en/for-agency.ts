import { agency } from './agency.ts';
import { campaigns } from './campaigns.ts';
import { payouts } from './payouts.ts';

/** What only the agency portal says. */
const words = {
  payouts,
  campaigns,
  agency,
};

export default words;
