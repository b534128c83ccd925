import { z } from 'zod';
import { currencyExponent } from '../../kit/money.ts';
import { StripeFailure } from './failure.ts';

// Parameters arrive form-encoded: every leaf is a string. Issues carry Stripe's own error code in `params`.

function refused(code: string) {
  return { params: { stripeCode: code } };
}

/** Integer in minor units or a count; refuses what is below `min` as Stripe does. */
export function Int(min: number) {
  return z.string().transform((text, issues) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
      issues.addIssue({ code: 'custom', message: `Invalid integer: ${text}`, ...refused('parameter_invalid_integer') });
      return z.NEVER;
    }
    if (value < min) {
      const message = min === 1 ? 'Invalid positive integer' : `This value must be greater than or equal to ${min}.`;
      issues.addIssue({ code: 'custom', message, ...refused('parameter_invalid_integer') });
      return z.NEVER;
    }
    if (value > 99_999_999_99) {
      issues.addIssue({
        code: 'custom',
        message: 'Amount must be no more than 99,999,999.99',
        ...refused('amount_too_large'),
      });
      return z.NEVER;
    }
    return value;
  });
}

export const CurrencyParam = z
  .string()
  .toLowerCase()
  .refine((currency) => currencyExponent(currency.toUpperCase()) !== undefined, {
    error: (issue) => `Invalid currency: ${issue.input}`,
  });

export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const Text = (max = 5000) => z.string().min(1).max(max);

/** Up to 50 pairs; an empty value removes the key. */
export const MetadataParam = z.union([
  z.literal('').transform(() => ({})),
  z
    .record(z.string().max(40), z.string().max(500))
    .refine((pairs) => Object.keys(pairs).length <= 50, 'Metadata can have at most 50 keys.'),
]);

/** The sandbox expands nothing, and says so. */
export const Expand = z
  .union([z.array(z.string()), z.record(z.string(), z.string())])
  .refine((names) => Object.keys(names).length === 0, {
    error: (issue) =>
      `This property cannot be expanded in the sandbox (${Object.values(issue.input as object).join(', ')}).`,
  })
  .optional();

const Bound = Int(0).optional();
const CreatedFilter = z.union([
  Int(0).transform((equal) => ({ gte: equal, lte: equal })),
  z.strictObject({ gt: Bound, gte: Bound, lt: Bound, lte: Bound }),
]);

export const listFields = {
  limit: Int(1)
    .refine((limit) => limit <= 100, {
      error: 'Invalid integer: must be at most 100',
      ...refused('parameter_invalid_integer'),
    })
    .default(10),
  starting_after: Text(255).optional(),
  ending_before: Text(255).optional(),
  created: CreatedFilter.optional(),
  expand: Expand,
};

export type ListParams = z.output<z.ZodObject<typeof listFields>>;

/** Keeps the given values and drops keys set to the empty string, as Stripe merges metadata. */
export function mergeMetadata(
  old: Record<string, string>,
  changes: Record<string, string> | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([, value]) => value !== ''));
}

function paramName(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return `${first ?? ''}${rest.map((part) => `[${part}]`).join('')}`;
}

function valueAt(source: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], source);
}

/** Parses form parameters; the first problem becomes Stripe's error for it. */
export function parseParams<T>(schema: z.ZodType<T>, source: unknown): T {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (!issue) throw new StripeFailure(400, 'Invalid request.', { stored: false });
  if (issue.code === 'unrecognized_keys') {
    const param = paramName([...issue.path, issue.keys[0] ?? '']);
    throw new StripeFailure(400, `Received unknown parameter: ${param}`, {
      code: 'parameter_unknown',
      param,
      stored: false,
    });
  }
  const param = paramName(issue.path);
  if (valueAt(source, issue.path) === undefined) {
    throw new StripeFailure(400, `Missing required param: ${param}.`, {
      code: 'parameter_missing',
      param,
      stored: false,
    });
  }
  const code = issue.code === 'custom' ? (issue.params?.stripeCode as string | undefined) : undefined;
  throw new StripeFailure(400, issue.message, { ...(code && { code }), param, stored: false });
}
