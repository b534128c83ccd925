import { agency } from './agency.ts';
import { payouts } from './payouts.ts';
import { team } from './team.ts';

/** What only the agency portal says. */
const words = {
  team,
  payouts,
  agency,
};

export default words;
