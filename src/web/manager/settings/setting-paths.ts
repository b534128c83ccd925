/** How a setting is shown: money in major units, rates in per cent. */
export type FieldKind =
  | 'count'
  | 'rate'
  | 'usd'
  | 'hundredths'
  | 'switch'
  | 'text'
  | 'limit'
  | 'reach'
  | 'severity'
  | 'signals'
  | 'byCurrency'
  | 'byCountry';

export interface SettingField {
  path: string;
  kind: FieldKind;
}

const fields = (kind: FieldKind, ...paths: string[]): SettingField[] => paths.map((path) => ({ path, kind }));
const networks = ['google', 'facebook', 'instagram', 'x', 'tiktok'];

export const SECTIONS = [
  'programme',
  'kol',
  'reach',
  'attribution',
  'commission',
  'caps',
  'payouts',
  'minimums',
  'trust',
  'joining',
  'links',
  'networks',
  'goals',
] as const;

export interface SettingSection {
  title: (typeof SECTIONS)[number];
  fields: SettingField[];
}

/** Everything but the tier table, which has fields of its own. */
export const sections: SettingSection[] = [
  { title: 'programme', fields: fields('text', 'programmeCurrency') },
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
      ...fields('reach', 'standing.kol.reachAtLeast'),
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
      ...fields('rate', 'commission.programmeRateBps', 'commission.referralShareBps'),
      ...fields(
        'count',
        'commission.returnWindowDays',
        'commission.noDeliveryNewsDays',
        'commission.appealDays',
        'commission.protectionDays',
      ),
    ],
  },
  { title: 'caps', fields: fields('limit', 'commission.maxPerOrderMinor', 'commission.maxPerCreatorMonthMinor') },
  {
    title: 'payouts',
    fields: [
      ...fields('hundredths', 'payouts.minimumMinor'),
      ...fields('count', 'payouts.dayOfMonth', 'payouts.invoiceDueDays', 'payouts.transfersPerSecond'),
      ...fields('limit', 'payouts.approvalAboveMinor'),
      ...fields('switch', 'payouts.automatic', 'payouts.requireTaxProfile', 'payouts.fundedBeforePaid'),
    ],
  },
  {
    title: 'minimums',
    fields: [...fields('byCurrency', 'payouts.minimumByCurrency'), ...fields('byCountry', 'payouts.minimumByCountry')],
  },
  {
    title: 'trust',
    fields: [
      ...fields('severity', 'trust.holdFrom'),
      ...fields('count', 'trust.escalateAfterDays', 'trust.appealDays', 'trust.quietDays'),
      ...fields('signals', 'trust.signalsOff'),
    ],
  },
  {
    title: 'joining',
    fields: [
      ...fields(
        'count',
        'joining.invitationDays',
        'joining.unlinkNoticeDays',
        'joining.referralMonths',
        'joining.reapplyAfterDays',
      ),
      ...fields('switch', 'applications.approveAutomatically'),
    ],
  },
  { title: 'links', fields: fields('text', 'links.fallbackUrl') },
  {
    title: 'networks',
    fields: [
      ...fields('count', ...networks.map((name) => `networks.refreshDays.${name}`)),
      ...fields('count', ...networks.map((name) => `networks.callsADay.${name}`)),
    ],
  },
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

const own = /^standing\.(tiers|tierWindowDays)/;

/**
 * All sections, with whatever the settings hold that nobody has described here: it is shown under its path by what it looks like, so that
 * no setting is ever hidden.
 */
export function sectionsOf(values: Values): SettingSection[] {
  const known = sections.flatMap((section) => section.fields.map((field) => field.path));
  const described = (path: string) => known.some((each) => path === each || path.startsWith(`${each}.`));
  const rest = leavesOf(values).filter(({ path }) => !own.test(path) && !described(path));
  const others = rest.map(({ path, value }): SettingField => ({ path, kind: kindOf(value) }));
  return sections.map((section) =>
    section.title === 'programme' ? { ...section, fields: [...section.fields, ...others] } : section,
  );
}

const kindOf = (value: unknown): FieldKind =>
  typeof value === 'boolean' ? 'switch' : typeof value === 'number' ? 'count' : 'text';

/** Everything that is no object; lists and empty objects are whole. */
function leavesOf(value: unknown, path = ''): { path: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
}

/** The field that a path, or what lies below it, is shown in; undefined for what has fields of its own. */
export const fieldAt = (path: string): SettingField | undefined =>
  sections
    .flatMap((section) => section.fields)
    .find((field) => path === field.path || path.startsWith(`${field.path}.`));

export const kindAt = (path: string): FieldKind | undefined => fieldAt(path)?.kind;

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

/** Paths of all leaves that differ; a list is one, and so is a table of minimums. */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  const isBranch = (value: unknown): value is Values => typeof value === 'object' && value !== null;
  const isWhole = ['signals', 'byCurrency', 'byCountry'].includes(kindAt(path) ?? '');
  if (isWhole || !isBranch(before) || !isBranch(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
  return Object.keys(after).flatMap((key) => changedPaths(before[key], after[key], path ? `${path}.${key}` : key));
}
