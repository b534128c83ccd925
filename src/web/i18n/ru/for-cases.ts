import { trust } from './trust.ts';

/** What only the reviewers' desk says. */
const words = { trust };

export default words;
