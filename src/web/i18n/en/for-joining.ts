import { invite } from './invite.ts';
import { join } from './join.ts';
import { manage } from './manage.ts';
import { own } from './own.ts';
import { terms } from './terms.ts';

/** What invitations, the application of an agency, and a creator's pages about her agency and consents say. */
const words = {
  invite,
  join,
  manage,
  own,
  terms,
};

export default words;
