import { campaigns } from './campaigns.ts';
import { reporting } from './reporting.ts';

/** What the pages of campaigns say, in every portal. */
const words = { campaigns, reporting };

export default words;
