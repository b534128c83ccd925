import { traits as en } from './en.ts';
import { traits as ru } from './ru.ts';

export type Traits = typeof en;

/** Names of niches, tiers, reach classes and KOL statuses, by language. */
export const TRAITS = { en, ru };
