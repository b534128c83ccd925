import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

const key = randomBytes(32).toString('base64');
const production = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example/kolect',
  PUBLIC_URL: 'https://kolect.example',
  SECRET_KEYS: `k1:${key}`,
  PSEUDONYM_KEY: key,
  STRIPE_SECRET_KEY: 'sk_live_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  GOOGLE_ID: 'id',
  GOOGLE_SECRET: 'secret',
  SMTP_URL: 'smtp://mail.example',
  MAIL_FROM: 'Kolect <no-reply@kolect.example>',
};

/** The lines of complaint about an environment; none when it is right. */
function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split('\n');
    expect(first).toBe('The configuration is not right:');
    return lines.map((line) => line.replace(/^ {2}- /, ''));
  }
}

const named = (environment: NodeJS.ProcessEnv) => problemsOf(environment).map((line) => line.split(/[: ]/)[0]);

describe('an empty environment', () => {
  test('is right for trying it out, with the sandbox', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3000,
      dataDir: '.data',
      publicUrl: 'http://localhost:3000',
      sandbox: true,
      demo: true,
    });
  });

  test('and one of empty variables are the same', () => {
    expect(readConfig({ PORT: '', DATA_DIR: '', MONGODB_URI: '', STRIPE_SECRET_KEY: '', NODE_ENV: '' })).toEqual(
      readConfig({}),
    );
  });
});

test('who pays is named line by line, and no line is empty', () => {
  const told = 'Example GmbH|Musterstraße 1 | 10115 Berlin|DE123456789';
  expect(readConfig({ PROGRAMME_OPERATOR: told }).programmeOperator).toEqual([
    'Example GmbH',
    'Musterstraße 1',
    '10115 Berlin',
    'DE123456789',
  ]);
  expect(named({ PROGRAMME_OPERATOR: 'Example GmbH||10115 Berlin' })).toEqual(['PROGRAMME_OPERATOR']);
});

describe('every mistake is said at once', () => {
  test('of every kind, by the name of its variable', () => {
    expect(
      named({
        NODE_ENV: 'prod',
        PORT: 'many',
        PUBLIC_URL: 'kolect.example',
        MONGODB_URI: 'postgres://db',
        MONGO_PORT: '70000',
        SECRET_KEYS: 'k1:short',
        PSEUDONYM_KEY: 'c2hvcnQ=',
        LOG_LEVEL: 'loud',
        FIRST_ADMIN: 'myspace:1',
        DEMO: 'yes',
        COUNTRY_HEADER: 'CF-IPCountry',
        STRIPE_SECRET_KEY: 'pk_test_x',
        STRIPE_WEBHOOK_SECRET: 'nope',
        TRUST_PROXY: '-1',
      }).toSorted(),
    ).toEqual(
      [
        'COUNTRY_HEADER',
        'DEMO',
        'FIRST_ADMIN',
        'LOG_LEVEL',
        'MONGODB_URI',
        'MONGO_PORT',
        'NODE_ENV',
        'PORT',
        'PSEUDONYM_KEY',
        'PUBLIC_URL',
        'SECRET_KEYS',
        'STRIPE_SECRET_KEY',
        'STRIPE_WEBHOOK_SECRET',
        'TRUST_PROXY',
      ].toSorted(),
    );
  });

  test('a value of the wrong form does not hide what is missing in production', () => {
    expect(named({ NODE_ENV: 'production', PORT: 'many' })).toEqual(
      expect.arrayContaining([
        'PORT',
        'MONGODB_URI',
        'PUBLIC_URL',
        'SECRET_KEYS',
        'PSEUDONYM_KEY',
        'STRIPE_SECRET_KEY',
        'GOOGLE_ID',
      ]),
    );
  });

  test('and half of a pair is one', () => {
    expect(
      named({ GOOGLE_ID: 'x', FACEBOOK_SECRET: 'y', STRIPE_SECRET_KEY: 'sk_test_x', PORT: '-1' }).toSorted(),
    ).toEqual(['FACEBOOK_ID', 'GOOGLE_ID', 'PORT', 'STRIPE_SECRET_KEY']);
  });

  test('without telling the secret that is wrong', () => {
    const canary = 'canary7secret';
    const names = [
      'SECRET_KEYS',
      'PSEUDONYM_KEY',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'MONGODB_URI',
      'NODE_ENV',
      'PORT',
    ];
    const said = problemsOf(Object.fromEntries(names.map((name) => [name, canary])));
    expect(said.length).toBeGreaterThanOrEqual(names.length);
    expect(said.join('\n')).not.toContain(canary);
  });
});

describe('in production', () => {
  test('a whole configuration is right, and the sandbox never starts', () => {
    expect(readConfig(production)).toMatchObject({ production: true, sandbox: false });
    const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, GOOGLE_ID, GOOGLE_SECRET, ...bare } = production;
    expect(named(bare)).toEqual(['STRIPE_SECRET_KEY', 'GOOGLE_ID']);
  });

  test.for(['MONGODB_URI', 'PUBLIC_URL', 'SECRET_KEYS', 'PSEUDONYM_KEY'])('%s is required', (name) => {
    expect(named({ ...production, [name]: undefined })).toEqual([name]);
  });

  test('people are met over https only', () => {
    expect(named({ ...production, PUBLIC_URL: 'http://kolect.example' })).toEqual(['PUBLIC_URL']);
  });
});

describe('ports', () => {
  test.for(['0', '65536', '-1', '3000.5', '3000x', ' ', '0x'])('PORT=%s is refused', (port) => {
    expect(named({ PORT: port })).toEqual(['PORT']);
  });

  test('the last port leaves none for the sandbox', () => {
    expect(named({ PORT: '65535' })).toEqual(['PORT']);
    expect(named({ ...production, PORT: '65535' })).toEqual([]);
  });
});

test('keys come as id and bytes, the active one first', () => {
  const other = randomBytes(48).toString('base64');
  const { secretKeys } = readConfig({ SECRET_KEYS: `k2:${other}, k1:${key}` });
  expect(secretKeys?.map(([id, bytes]) => [id, bytes.length])).toEqual([
    ['k2', 48],
    ['k1', 32],
  ]);
});

test.for(['k1', ':', `:${key}`, `K1:${key}`, `k1:${key},`, `toolongid:${key}`, `k1:${key},k1:${key}`, 'k1:!!!'])(
  'SECRET_KEYS=%s is refused',
  (keys) => {
    expect(named({ SECRET_KEYS: keys })).toEqual(['SECRET_KEYS']);
  },
);

test('with keys of a network or of Stripe the sandbox stays away', () => {
  expect(readConfig({ GOOGLE_ID: 'x', GOOGLE_SECRET: 'y' }).sandbox).toBe(false);
  expect(readConfig({ STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' }).sandbox).toBe(false);
});

test('an address with a slash at its end is the same address', () => {
  expect(readConfig({ PUBLIC_URL: 'http://127.0.0.1:3000/' }).publicUrl).toBe('http://127.0.0.1:3000');
});
