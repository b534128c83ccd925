import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const LAST_PORT = 65_535;
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= LAST_PORT, `must be from 1 to ${LAST_PORT}`);
/** `Example GmbH|Musterstraße 1|10115 Berlin|DE123456789` */
const operatorLines = z
  .string()
  .transform((text) => text.split('|').map((line) => line.trim()))
  .refine(
    (lines) => lines.length <= 8 && lines.every((line) => line.length > 0 && line.length <= 100),
    'must be up to 8 lines of 1 to 100 characters, with | between them',
  );

const secretKeys = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim().split(':')))
  .refine(
    (pairs) =>
      pairs.every(([id, key]) => /^[a-z0-9]{1,8}$/.test(id ?? '') && Buffer.from(key ?? '', 'base64').length >= 32),
    {
      message: 'must be id:base64 pairs separated by commas, each key of 32 bytes or more, the active one first',
    },
  )
  .refine((pairs) => new Set(pairs.map(([id]) => id)).size === pairs.length, { message: 'names one id twice' })
  .transform((pairs) => pairs.map(([id = '', key = '']): [string, Buffer] => [id, Buffer.from(key, 'base64')]));

const NETWORKS = ['google', 'facebook', 'instagram', 'x', 'tiktok'] as const;
type Name = (typeof NETWORKS)[number];
const prefixOf = <N extends Name>(network: N) => network.toUpperCase() as Uppercase<N>;
const text = z.string().min(1).optional();
const base = z
  .url({ protocol: /^https?$/ })
  .transform((value) => value.replace(/\/+$/, ''))
  .optional();
const networkVariables = {
  GOOGLE_ID: text,
  GOOGLE_SECRET: text,
  GOOGLE_BASE_URL: base,
  FACEBOOK_ID: text,
  FACEBOOK_SECRET: text,
  FACEBOOK_BASE_URL: base,
  INSTAGRAM_ID: text,
  INSTAGRAM_SECRET: text,
  INSTAGRAM_BASE_URL: base,
  X_ID: text,
  X_SECRET: text,
  X_BASE_URL: base,
  TIKTOK_ID: text,
  TIKTOK_SECRET: text,
  TIKTOK_BASE_URL: base,
};

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3_000),
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  MONGO_PORT: port.optional(),
  SECRET_KEYS: secretKeys.optional(),
  PSEUDONYM_KEY: z
    .base64()
    .transform((value) => Buffer.from(value, 'base64'))
    .refine((key) => key.length >= 32, 'must be 32 bytes or more in base64')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  PROGRAMME_NAME: z.string().min(1).max(60).default('Kolect'),
  PROGRAMME_OPERATOR: operatorLines.default([]),
  FIRST_ADMIN: z
    .string()
    .regex(/^(facebook|instagram|x|tiktok|google):\S{1,100}$/, 'must be network:subject, as google:1234567890')
    .optional(),
  RATE_LIMITS: z.enum(['on', 'off']).optional(),
  DEMO: flag.default(true),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).max(200).optional(),
  FX_RATES_URL: z.url({ protocol: /^(https?|file)$/ }).optional(),
  COUNTRY_HEADER: z
    .string()
    .regex(/^[a-z-]+$/)
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'must be a Stripe secret or restricted key')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[^,\s]+(,whsec_[^,\s]+){0,3}$/, 'must be one to four whsec_ secrets, comma-separated')
    .optional(),
  GOOGLE_YOUTUBE: flag.default(false),
  FACEBOOK_PAGES: flag.default(false),
  ...networkVariables,
});

/** A network's app: its keys, and a base address where something stands in for the network. */
export interface NetworkKeys {
  clientId: string;
  clientSecret: string;
  baseUrl?: string | undefined;
  youtube?: boolean;
  pages?: boolean;
}

export type Config = Readonly<{
  production: boolean;
  nodeEnv: 'development' | 'test' | 'production';
  port: number;
  dataDir: string;
  publicUrl: string;
  trustProxyHops: number;
  mongodbUri: string | undefined;
  mongoPort: number | undefined;
  secretKeys: [string, Buffer][] | undefined;
  pseudonymKey: Buffer | undefined;
  logLevel: string;
  programmeName: string;
  /** Who pays, as invoices name it: legal name, address, VAT number, a line each; none: only the programme's name is known. */
  programmeOperator: string[];
  firstAdmin: string | undefined;
  /** Off in tests unless they ask for it, and where a machine is measured. */
  rateLimits: boolean;
  demo: boolean;
  /** Without an SMTP address mails are written to files in the data directory. */
  mail: { smtpUrl: string | undefined; from: string };
  countryHeader: string | undefined;
  /** Where daily reference rates are published, in the European Central Bank's XML; undefined: they come by file. */
  fxRatesUrl: string | undefined;
  stripe: { secretKey: string; webhookSecret: string } | undefined;
  networks: Partial<Record<Name, NetworkKeys>>;
  /** No network and no Stripe keys, and not production: the sandbox stands in for all of them. */
  sandbox: boolean;
}>;

/** Reads the environment once; throws with every problem at once. The only reader of process.env. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  const problems = [...(parsed.error?.issues.map(sayIssue) ?? []), ...problemsTogether(present)];
  if (!parsed.success || problems.length > 0)
    throw new Error(`The configuration is not right:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  return toConfig(parsed.data);
}

const sayIssue = (issue: z.core.$ZodIssue) => `${issue.path.join('.')}: ${issue.message}`;

type Environment = z.infer<typeof Environment>;

/** What is wrong with the variables taken together; looked at even when one of them is wrong by itself. */
function problemsTogether(env: NodeJS.ProcessEnv): string[] {
  const problems: string[] = [];
  for (const name of NETWORKS.map(prefixOf)) {
    if (Boolean(env[`${name}_ID`]) !== Boolean(env[`${name}_SECRET`]))
      problems.push(`${name}_ID and ${name}_SECRET go together`);
  }
  if (Boolean(env.STRIPE_SECRET_KEY) !== Boolean(env.STRIPE_WEBHOOK_SECRET)) {
    problems.push('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together');
  }
  const anyNetwork = NETWORKS.some((network) => env[`${prefixOf(network)}_ID`]);
  const keys = env.STRIPE_SECRET_KEY || anyNetwork;
  if (env.NODE_ENV !== 'production' && !keys && Number(env.PORT) === LAST_PORT)
    problems.push(`PORT: ${LAST_PORT} leaves no port for the sandbox, which takes the next one`);
  if (env.NODE_ENV !== 'production') return problems;
  for (const name of [
    'MONGODB_URI',
    'PUBLIC_URL',
    'SECRET_KEYS',
    'PSEUDONYM_KEY',
    'STRIPE_SECRET_KEY',
    'SMTP_URL',
    'MAIL_FROM',
  ] as const) {
    if (!env[name]) problems.push(`${name}: is required in production`);
  }
  if (env.PUBLIC_URL && !env.PUBLIC_URL.startsWith('https://'))
    problems.push('PUBLIC_URL: must be https in production');
  for (const name of NETWORKS.map((network) => `${prefixOf(network)}_BASE_URL`)) {
    if (env[name] && !env[name].startsWith('https://')) problems.push(`${name}: must be https in production`);
  }
  if (!anyNetwork) problems.push('GOOGLE_ID or another network’s: nobody could sign in without a network');
  return problems;
}

function toConfig(env: Environment): Config {
  const networks: Config['networks'] = Object.fromEntries(
    NETWORKS.flatMap((network) => {
      const prefix = prefixOf(network);
      const [clientId, clientSecret, baseUrl] = [
        env[`${prefix}_ID`],
        env[`${prefix}_SECRET`],
        env[`${prefix}_BASE_URL`],
      ];
      const youtube = network === 'google' && env.GOOGLE_YOUTUBE;
      const pages = network === 'facebook' && env.FACEBOOK_PAGES;
      return clientId && clientSecret ? [[network, { clientId, clientSecret, baseUrl, youtube, pages }]] : [];
    }),
  );
  const stripe =
    env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET
      ? { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET }
      : undefined;
  return {
    production: env.NODE_ENV === 'production',
    nodeEnv: env.NODE_ENV,
    port: env.PORT,
    dataDir: env.DATA_DIR,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    trustProxyHops: env.TRUST_PROXY,
    mongodbUri: env.MONGODB_URI,
    mongoPort: env.MONGO_PORT,
    secretKeys: env.SECRET_KEYS,
    pseudonymKey: env.PSEUDONYM_KEY,
    logLevel: env.LOG_LEVEL,
    programmeName: env.PROGRAMME_NAME,
    programmeOperator: env.PROGRAMME_OPERATOR,
    firstAdmin: env.FIRST_ADMIN,
    rateLimits: (env.RATE_LIMITS ?? (env.NODE_ENV === 'test' ? 'off' : 'on')) === 'on',
    demo: env.DEMO,
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? 'no-reply@localhost' },
    countryHeader: env.COUNTRY_HEADER,
    fxRatesUrl: env.FX_RATES_URL,
    stripe,
    networks,
    sandbox: env.NODE_ENV !== 'production' && !stripe && Object.keys(networks).length === 0,
  };
}
