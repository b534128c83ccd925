import { reports } from './reports.ts';

/** What the report page says, in every portal. */
const words = { reports };

export default words;
