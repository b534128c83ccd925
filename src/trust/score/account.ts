/** One social account as the score sees it. A missing field is unknown, which is never the same as zero. */
export interface Account {
  /** Digits in the handle / its length, 0..1. */
  usernameDigitRatio?: number;
  /** Words in the display name. */
  fullNameWords?: number;
  /** Digits in the display name / its length, 0..1. */
  fullNameDigitRatio?: number;
  nameEqualsUsername?: number;
  hasProfilePicture?: number;
  /** Characters. */
  bioLength?: number;
  hasExternalUrl?: number;
  isPrivate?: number;
  isVerified?: number;
  isBusiness?: number;
  postsCount?: number;
  followersCount?: number;
  followingCount?: number;
  averageLikesPerPost?: number;
  postsPerMonth?: number;
  /** Posts published on the busiest day / all posts, percent 0..100. */
  maxSameDayPostPercent?: number;
  postedLast6Months?: number;
  /** Followers gained in the steepest two weeks / followers before them. */
  steepestGrowth?: number;
  /** Comments / likes of a usual post. */
  commentsPerLike?: number;
}

export type AccountField = keyof Account;

interface Column {
  field: AccountField;
  column: string;
  /** Largest possible value; anything above it is a mistake of the source and so unknown. */
  largest: number;
}

const flag = (field: AccountField, column: string): Column => ({ field, column, largest: 1 });
const count = (field: AccountField, column: string): Column => ({ field, column, largest: Number.MAX_SAFE_INTEGER });

const COLUMNS: readonly Column[] = [
  { field: 'usernameDigitRatio', column: 'username_digit_ratio', largest: 1 },
  count('fullNameWords', 'full_name_words'),
  { field: 'fullNameDigitRatio', column: 'full_name_digit_ratio', largest: 1 },
  flag('nameEqualsUsername', 'name_equals_username'),
  flag('hasProfilePicture', 'has_profile_picture'),
  count('bioLength', 'bio_length'),
  flag('hasExternalUrl', 'has_external_url'),
  flag('isPrivate', 'is_private'),
  flag('isVerified', 'is_verified'),
  flag('isBusiness', 'is_business'),
  count('postsCount', 'posts_count'),
  count('followersCount', 'followers_count'),
  count('followingCount', 'following_count'),
  count('averageLikesPerPost', 'avg_likes_per_post'),
  count('postsPerMonth', 'posts_per_month'),
  { field: 'maxSameDayPostPercent', column: 'max_same_day_post_pct', largest: 100 },
  flag('postedLast6Months', 'posted_last_6_months'),
  count('steepestGrowth', 'steepest_growth'),
  count('commentsPerLike', 'comments_per_like'),
];

export const ACCOUNT_FIELDS: readonly AccountField[] = COLUMNS.map(({ field }) => field);

/** What only a look at the account's posts tells; lists of followers never have it. */
export const ACTIVITY_FIELDS: readonly AccountField[] = [
  'averageLikesPerPost',
  'postsPerMonth',
  'maxSameDayPostPercent',
  'postedLast6Months',
];

/** What only snapshots over time and the comments tell; no labelled file has it so far. */
export const HISTORY_FIELDS: readonly AccountField[] = ['steepestGrowth', 'commentsPerLike'];

/** Whether anything is known of the account's posting and likes. */
export const isActivityKnown = (account: Account): boolean =>
  ACTIVITY_FIELDS.some((field) => account[field] !== undefined);

/**
 * An account from a row of the common CSV schema. Absent, empty, negative, impossible and non-numeric values are unknown.
 */
export function readAccount(row: Readonly<Record<string, string | undefined>>): Account {
  const account: Account = {};
  for (const { field, column, largest } of COLUMNS) {
    const value = readNumber(row[column], largest);
    if (value !== undefined) account[field] = value;
  }
  account.usernameDigitRatio ??= digitRatioOf(row);
  if (account.usernameDigitRatio === undefined) delete account.usernameDigitRatio;
  return account;
}

/** Names of the columns of the common CSV schema that an account is written in, in order. */
export const ACCOUNT_COLUMNS: readonly string[] = COLUMNS.map(({ column }) => column);

/** The cells of an account in those columns: what `readAccount` reads back. Unknown is empty. */
export const accountCells = (account: Account): string[] => ACCOUNT_FIELDS.map((field) => `${account[field] ?? ''}`);

/** The same account with some fields unknown. */
export function withoutFields(account: Account, fields: Iterable<AccountField>): Account {
  const copy = { ...account };
  for (const field of fields) delete copy[field];
  return copy;
}

/** Equal for two accounts of which the same is known and equal. */
export const signatureOf = (account: Account): string => ACCOUNT_FIELDS.map((field) => account[field] ?? '').join('|');

/** A decimal number. What JavaScript takes for one besides (0x1F, 0b1, Infinity) is no number of a table. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;

function readNumber(text: string | undefined, largest: number): number | undefined {
  const trimmed = text?.trim().toLowerCase();
  if (!trimmed) return undefined;
  const value = trimmed === 'true' ? 1 : trimmed === 'false' ? 0 : DECIMAL.test(trimmed) ? Number(trimmed) : Number.NaN;
  return Number.isFinite(value) && value >= 0 && value <= largest ? value : undefined;
}

function digitRatioOf(row: Readonly<Record<string, string | undefined>>): number | undefined {
  const digits = readNumber(row.username_digit_count, Number.MAX_SAFE_INTEGER);
  const length = readNumber(row.username_length, Number.MAX_SAFE_INTEGER);
  if (digits !== undefined && length !== undefined && length > 0 && digits <= length) return digits / length;
  const shape = row.username_shape?.trim();
  return shape ? (shape.match(/0/g)?.length ?? 0) / shape.length : undefined;
}
