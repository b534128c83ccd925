import { authenticity } from './authenticity.ts';
import { reporting } from './reporting.ts';
import { spotChecks } from './spot-checks.ts';
import { trust } from './trust.ts';

/** What only the reviewers' desk says. */
const words = { trust, authenticity, reporting, spotChecks };

export default words;
