import { brand } from './brand.ts';
import { publicPages } from './public.ts';
import { reporting } from './reporting.ts';
import { team } from './team.ts';

/** What the pages before a portal say. */
const words = { brand, public: publicPages, team, reporting };

export default words;
