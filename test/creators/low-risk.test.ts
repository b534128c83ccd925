import { expect, test } from 'vitest';
import { type ApplicationFacts, risksOf } from '../../src/creators/low-risk.ts';

const audience = { followers: 12_000, following: 900, posts: 210 };
const facts = (overrides: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  vouched: false,
  networks: [audience],
  sharesAddress: false,
  rejectedBefore: false,
  ...overrides,
});
const network = (overrides: object) => facts({ networks: [{ ...audience, ...overrides }] });

test.for([
  ['a real audience of middling size', facts(), []],
  ['exactly a thousand followers and ten posts', network({ followers: 1_000, posts: 10, following: 2_000 }), []],
  ['a network that does not tell whom it follows', network({ following: null }), []],
  [
    'one real audience among networks that tell nothing',
    facts({ networks: [{ followers: null, following: null, posts: null }, audience] }),
    [],
  ],
  ['no network at all', facts({ networks: [] }), ['no_real_audience']],
  ['too few followers', network({ followers: 999 }), ['no_real_audience']],
  ['followers but hardly a post', network({ posts: 9 }), ['no_real_audience']],
  ['a network that does not tell its posts', network({ posts: null }), ['no_real_audience']],
  ['following to be followed back', network({ followers: 1_000, following: 2_001 }), ['follows_too_many']],
  ['a name worth imitating', network({ followers: 500_000 }), ['large_audience']],
  ['the address of another creator', facts({ sharesAddress: true }), ['shared_address']],
  ['a rejection before', facts({ rejectedBefore: true }), ['rejected_before']],
  ['nothing but a manager’s invitation', facts({ vouched: true, networks: [] }), []],
  [
    'a manager’s invitation, but another creator’s address',
    facts({ vouched: true, sharesAddress: true }),
    ['shared_address'],
  ],
  [
    'nothing that is right',
    facts({ networks: [], sharesAddress: true, rejectedBefore: true }),
    ['shared_address', 'rejected_before', 'no_real_audience'],
  ],
] as const)('%s', ([, given, risks]) => {
  expect(risksOf(given)).toEqual(risks);
});
