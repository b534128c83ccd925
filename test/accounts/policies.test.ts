import { expect, test } from 'vitest';
import { safeReturnTo } from '../../src/accounts/networks/state-store.ts';
import { ACCESS, type Access, authorise } from '../../src/accounts/policies.ts';
import type { Actor } from '../../src/context.ts';

const callers: Record<string, Actor> = {
  nobody: { kind: 'anonymous' },
  'a person': { kind: 'user', userId: 'u', creatorActive: false },
  'an applicant': { kind: 'user', userId: 'u', creatorId: 'c', creatorActive: false },
  'a creator': { kind: 'user', userId: 'u', creatorId: 'c', creatorActive: true },
  'a reviewer': { kind: 'user', userId: 'u', creatorActive: false, managerRole: 'reviewer' },
  'a finance manager': { kind: 'user', userId: 'u', creatorActive: false, managerRole: 'finance' },
  'an admin': { kind: 'user', userId: 'u', creatorActive: false, managerRole: 'admin' },
  'a brand member': {
    kind: 'user',
    userId: 'u',
    creatorActive: false,
    brandRoles: [{ brandId: 'brn_1', role: 'viewer' }],
  },
  'an agency member': {
    kind: 'user',
    userId: 'u',
    creatorActive: false,
    agencyRoles: [{ agencyId: 'agc_1', role: 'member' }],
  },
  'a shop': { kind: 'shop', shopId: 's', brandId: 'b' },
};

const all = Object.keys(callers);
const people = all.filter((name) => !['nobody', 'a shop'].includes(name));

/** Who is let in at each door; whoever is not on the list is turned away. */
const expected: Record<string, string[]> = {
  anyone: all,
  shop: all,
  stripe: all,
  'signed-in person': people,
  creator: ['a creator'],
  'any manager': ['a reviewer', 'a finance manager', 'an admin'],
  reviewer: ['a reviewer', 'an admin'],
  finance: ['a finance manager', 'an admin'],
  admin: ['an admin'],
  brand: ['a reviewer', 'an admin', 'a brand member'],
  agency: ['an agency member'],
};

test('the table of doors is the one that is written down here', () => {
  expect(
    Object.keys(ACCESS)
      .filter((door) => door in expected)
      .toSorted(),
  ).toEqual(Object.keys(expected).toSorted());
});

test.for(Object.entries(expected))('%s', ([door, welcome]) => {
  for (const [name, actor] of Object.entries(callers)) {
    const knock = () => authorise(actor, door as Access);
    if (welcome.includes(name)) expect(knock, name).not.toThrow();
    else
      expect(knock, name).toThrow(expect.objectContaining({ kind: name === 'nobody' ? 'unauthenticated' : 'missing' }));
  }
});

test.for(['', 'nobody', '__proto__', 'constructor', 'toString'])(
  'there is no door "%s", not even for an admin',
  (door) => {
    expect(() => authorise(callers['an admin'] as Actor, door)).toThrow();
  },
);

test.for(['/', '/creator/payouts', '/creator?onboarding=done&x=1', '/a-b_c/%20'])(
  'after signing in one may go to %s',
  (path) => {
    expect(safeReturnTo(path)).toBe(path);
  },
);

test.for([
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'evil.example',
  '',
  '/\t/evil.example',
  '/ /evil',
  '/x\r\nSet-Cookie: a=b',
  '/<script>',
  `/${'a'.repeat(400)}`,
  undefined,
  null,
  7,
  ['/a', '/b'],
  { toString: () => '/' },
])('but not to %j', (path) => {
  expect(safeReturnTo(path)).toBe('/');
});
