import { agency } from './agency.ts';
import { invite } from './invite.ts';
import { payouts } from './payouts.ts';
import { statement } from './statement.ts';
import { team } from './team.ts';
import { terms } from './terms.ts';

/** What only the agency portal says. */
const words = {
  invite,
  terms,
  team,
  payouts,
  agency,
  statement,
};

export default words;
