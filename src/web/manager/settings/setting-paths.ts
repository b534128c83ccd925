/** How a setting is shown: money in major units, rates in per cent. */
export type FieldKind = 'count' | 'rate' | 'usd' | 'hundredths' | 'switch';

export interface SettingField {
  path: string;
  kind: FieldKind;
}

const fields = (kind: FieldKind, ...paths: string[]): SettingField[] => paths.map((path) => ({ path, kind }));

export const sections: {
  title: 'kol' | 'reach' | 'attribution' | 'commission' | 'payouts' | 'applications' | 'goals';
  fields: SettingField[];
}[] = [
  {
    title: 'kol',
    fields: [
      ...fields(
        'usd',
        'standing.kol.earnedUsdMinor.rising',
        'standing.kol.earnedUsdMinor.kol',
        'standing.kol.earnedUsdMinor.star_kol',
      ),
      ...fields('rate', 'standing.kol.returnRateBelowBps', 'standing.kol.reliabilityAtLeastBps'),
      ...fields('count', 'standing.kol.authenticityAtLeast', 'standing.kol.demotionDays'),
    ],
  },
  {
    title: 'reach',
    fields: fields('count', ...['nano', 'micro', 'mid', 'macro', 'mega'].map((name) => `standing.reach.${name}`)),
  },
  {
    title: 'attribution',
    fields: [...fields('count', 'attribution.windowDays'), ...fields('switch', 'attribution.codesWin')],
  },
  {
    title: 'commission',
    fields: [
      ...fields('rate', 'commission.programmeRateBps'),
      ...fields('count', 'commission.returnWindowDays', 'commission.noDeliveryNewsDays'),
    ],
  },
  {
    title: 'payouts',
    fields: [
      ...fields('hundredths', 'payouts.minimumMinor'),
      ...fields('count', 'payouts.dayOfMonth'),
      ...fields('switch', 'payouts.automatic'),
    ],
  },
  { title: 'applications', fields: fields('switch', 'applications.approveAutomatically') },
  {
    title: 'goals',
    fields: fields(
      'count',
      'standing.goals.creatorsFirstYear',
      'standing.goals.creatorsThirdYear',
      'standing.goals.kols',
    ),
  },
];

export type Values = Record<string, unknown>;

export const valueAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Values | undefined)?.[key], values);

/** A copy with another value at a path. */
export function withValue(values: Values, path: string, value: unknown): Values {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...values, [key]: value };
  return { ...values, [key]: withValue((values[key] ?? {}) as Values, rest.join('.'), value) };
}

/** Sections that differ from what is in force. */
export const changedSections = (before: Values, after: Values): Values =>
  Object.fromEntries(
    Object.entries(after).filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value)),
  );

/** Paths of all leaves that differ. */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  const isBranch = (value: unknown): value is Values => typeof value === 'object' && value !== null;
  if (!isBranch(before) || !isBranch(after)) return before === after ? [] : [path];
  return Object.keys(after).flatMap((key) => changedPaths(before[key], after[key], path ? `${path}.${key}` : key));
}
