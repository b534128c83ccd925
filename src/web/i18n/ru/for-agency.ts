import { campaigns } from './campaigns.ts';
import { agency } from './agency.ts';
import { payouts } from './payouts.ts';

/** What only the agency portal says. */
const words = {
  payouts,
  campaigns,
  agency,
};

export default words;
