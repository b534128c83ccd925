export interface Difference {
  /** `standing.tiers.2.fromMinor`. */
  path: string;
  before: unknown;
  after: unknown;
}

/** What differs between two versions of settings, leaf by leaf, in the order of the paths. */
export function differencesOf(before: unknown, after: unknown, path = ''): Difference[] {
  if (!isBranch(before) || !isBranch(after)) return same(before, after) ? [] : [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted((left, right) =>
    left.localeCompare(right, 'en', { numeric: true }),
  );
  return keys.flatMap((key) => differencesOf(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const same = (left: unknown, right: unknown): boolean =>
  Object.is(left, right) || JSON.stringify(left) === JSON.stringify(right);
