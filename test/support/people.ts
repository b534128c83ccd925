import type { z } from 'zod';
import { type CreatorState, grantManager, setMembership } from '../../src/accounts/index.ts';
import { type UserRecord, users } from '../../src/accounts/model.ts';
import { type AgencyRecord, agencies } from '../../src/agencies/model.ts';
import { addBrand, addShop } from '../../src/brands/index.ts';
import type { Context, ManagerRole } from '../../src/context.ts';
import { type CreatorRecord, creators } from '../../src/creators/model.ts';
import { unique } from '../builders.ts';

/** A user of the programme. An address that she is given is hers, unless the test says otherwise. */
export async function someUser(ctx: Context, overrides: Partial<UserRecord> = {}): Promise<string> {
  const _id = unique('usr_');
  const user = {
    _id,
    displayName: _id,
    email: null,
    emailVerifiedBy: overrides.email ? ('kolect' as const) : null,
    avatarUrl: null,
    language: 'en',
    createdAt: ctx.clock.now(),
  };
  await users(ctx).create([{ ...user, ...overrides }]);
  return _id;
}

/** A creator with the context in which she acts. */
export async function someCreator(
  ctx: Context,
  overrides: Partial<CreatorRecord> = {},
): Promise<{ creator: CreatorRecord; as: Context }> {
  const userId = overrides.userId ?? (await someUser(ctx));
  const _id = unique('crt_');
  const state: z.infer<typeof CreatorState> = overrides.state ?? 'active';
  const creator: CreatorRecord = {
    _id,
    userId,
    displayName: _id,
    country: 'PT',
    birthDate: '1996-05-04',
    languages: ['pt'],
    niches: ['food'],
    appliedAt: ctx.clock.now(),
    decidedAt: ctx.clock.now(),
    decidedBy: 'programme',
    reason: null,
    ownHashes: [],
    ...overrides,
    state,
  };
  await creators(ctx).create([creator]);
  await setMembership(ctx, { userId, kind: 'creator', ref: _id, state });
  return {
    creator,
    as: { ...ctx, actor: { kind: 'user', userId, creatorId: _id, creatorActive: state === 'active' } },
  };
}

/** A manager's context. */
export async function someManager(ctx: Context, role: ManagerRole): Promise<Context> {
  const userId = await someUser(ctx);
  await grantManager(ctx, { userId, role });
  return { ...ctx, actor: { kind: 'user', userId, creatorActive: false, managerRole: role } };
}

/** A verified brand with a domain of its own and a shop. */
export async function someShop(ctx: Context) {
  const name = unique('brand');
  const domain = `${name}.example`;
  const brand = await addBrand(ctx, { name, country: 'ES', domains: [domain] });
  const shop = await addShop(ctx, { brandId: brand._id, name: 'Online' } as Parameters<typeof addShop>[1]);
  return { brand, shop, domain };
}

/** An agency that takes part, with the context of its owner. */
export async function someAgency(
  ctx: Context,
  overrides: Partial<AgencyRecord> = {},
): Promise<{ agency: AgencyRecord; as: Context }> {
  const userId = await someUser(ctx);
  const _id = unique('agc_');
  const agency: AgencyRecord = {
    _id,
    name: _id,
    country: 'PT',
    registration: unique('REG-'),
    state: 'active',
    appliedBy: userId,
    appliedAt: ctx.clock.now(),
    decidedAt: ctx.clock.now(),
    decidedBy: 'programme',
    reason: null,
    suspensions: [],
    ...overrides,
  };
  await agencies(ctx).create([agency]);
  await setMembership(ctx, {
    userId,
    kind: 'agency',
    ref: _id,
    state: agency.state,
    role: 'owner',
    title: agency.name,
  });
  const agencyRoles = [{ agencyId: _id, role: 'owner' as const }];
  return { agency, as: { ...ctx, actor: { kind: 'user', userId, creatorActive: false, agencyRoles } } };
}
