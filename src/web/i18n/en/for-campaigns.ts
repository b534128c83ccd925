import { campaigns } from './campaigns.ts';

/** What the pages of campaigns say, in every portal. */
const words = { campaigns };

export default words;
