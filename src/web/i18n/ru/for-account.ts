import { account } from './account.ts';

/** What only the account page says. */
const words = { account };

export default words;
