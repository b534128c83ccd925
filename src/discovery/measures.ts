/** What lists of creators can be sorted by. */
export const MEASURES = ['gmv', 'orders', 'followers', 'authenticity', 'cvr', 'aov'] as const;
export type Measure = (typeof MEASURES)[number];
