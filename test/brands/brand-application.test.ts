import { beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import type { MembershipRecord } from '../../src/accounts/model.ts';
import { memberships } from '../../src/accounts/model.ts';
import { auditRecords } from '../../src/audit/model.ts';
import { brands } from '../../src/brands/model.ts';
import { asSystem } from '../../src/context.ts';
import { brandApplication, unique } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

const PDF = Buffer.from('%PDF-1.7 a register extract');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

interface Profile {
  id: string;
  state: string;
  documents: { id: string; name: string; url: string }[];
}

let app: Awaited<ReturnType<typeof startApp>>;
let owner: Person;
let stranger: Person;
let reviewer: Person;

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  const enter = (id: string): Promise<Person> => Person.enter(app, id);
  owner = await enter('lucie');
  stranger = await enter('aoife');
  reviewer = await enter('mara');
});

const apply = (as: Person, overrides: object = {}) =>
  as.post<Profile & { code?: string }>('/v1/brand-applications', brandApplication(overrides));

const add = (as: Person, brandId: string, bytes: Buffer, name = 'register.pdf') =>
  as.fetch(`/v1/brands/${brandId}/documents?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });

const idOf = async (person: Person) => (await person.get<{ user: { id: string } }>('/v1/me')).body.user.id;

describe('applying for a brand', () => {
  test('makes the person its owner, with a portal of its own, and takes part in nothing yet', async () => {
    const made = await apply(owner, { name: 'Olivar Sur' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'pending',
      domains: [],
      effects: { newLinks: false, campaigns: false, linksLead: false, ordersTaken: false },
      application: { legalName: 'Olivar Sur S.L.', proof: expect.stringMatching(/^kolect-\w{24}$/) },
    });
    const me = await owner.get<{ memberships: object[] }>('/v1/me');
    expect(me.body.memberships).toContainEqual({
      kind: 'brand',
      brandId: made.body.id,
      name: 'Olivar Sur',
      role: 'owner',
    });
    expect(await auditRecords(app.ctx).findOne({ subject: made.body.id }).lean()).toMatchObject({
      action: 'brand.applied',
      actor: { kind: 'user' },
    });
  });

  test('shows the papers to members and reviewers only', async () => {
    const { body } = await apply(owner);
    expect((await owner.get(`/v1/brands/${body.id}`)).status).toBe(200);
    expect((await reviewer.get(`/v1/brands/${body.id}`)).status).toBe(200);
    expect((await stranger.get(`/v1/brands/${body.id}`)).status).toBe(404);
    await apply(stranger);
    expect((await stranger.get(`/v1/brands/${body.id}`)).status).toBe(404);
  });

  test.for([
    ['no domain', { domains: [] }],
    ['a top-level domain', { domains: ['com'] }],
    ['an address for a domain', { domains: ['https://shop.example'] }],
    ['a script for a website', { website: 'javascript:alert(1)' }],
    ['no number', { registration: ' ' }],
    ['no country', { country: 'Spain' }],
    ['a filter for a name', { name: { $ne: null } }],
  ] as const)('with %s is refused', async ([, overrides]) => {
    expect((await apply(stranger, overrides)).status).toBe(422);
  });

  test('claims block nobody, but a domain that is a brand’s own cannot be claimed', async () => {
    const domain = `${unique('claim')}.example`;
    expect((await apply(owner, { domains: [domain] })).status).toBe(201);
    const second = await apply(stranger, { domains: [domain] });
    expect(second.status).toBe(201);
    await brands(app.ctx).updateOne({ _id: second.body.id }, { $set: { domains: [domain], state: 'verified' } });
    const third = await apply(reviewer, { domains: [domain] });
    expect([third.status, third.body.code]).toEqual([409, 'domain_taken']);
  });

  test('a sixth time, while five wait, has to wait', async () => {
    const eager = await Person.enter(app, 'maximilian');
    for (let count = 0; count < 5; count += 1) expect((await apply(eager)).status).toBe(201);
    const sixth = await apply(eager);
    expect([sixth.status, sixth.body.code]).toEqual([409, 'too_many_applications']);
  });

  test('can be mended while it waits or was turned down, by an owner, and not later', async () => {
    const { body } = await apply(owner);
    const mend = (as: Person, name: string) =>
      as.fetch(`/v1/brands/${body.id}/application`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(brandApplication({ name })),
      });
    expect((await mend(owner, 'Mended')).status).toBe(200);
    await brands(app.ctx).updateOne({ _id: body.id }, { $set: { state: 'rejected' } });
    expect(await (await mend(owner, 'Mended again')).json()).toMatchObject({ name: 'Mended again', state: 'pending' });
    expect((await mend(stranger, 'Stolen')).status).toBe(404);
    await setMembership(asSystem(app.ctx, 'test'), {
      userId: await idOf(stranger),
      kind: 'brand',
      ref: body.id,
      state: 'active',
      role: 'editor',
    });
    expect((await mend(stranger, 'Edited')).status).toBe(404);
    await brands(app.ctx).updateOne({ _id: body.id }, { $set: { state: 'verified' } });
    expect((await mend(owner, 'Late')).status).toBe(409);
  });
});

describe('a domain', () => {
  test('cannot be written to two brands, whoever writes', async () => {
    const [one, other] = [await apply(owner), await apply(reviewer)];
    const domains = [`${unique('once')}.example`];
    await brands(app.ctx).updateOne({ _id: one.body.id }, { $set: { domains } });
    await expect(brands(app.ctx).updateOne({ _id: other.body.id }, { $set: { domains } })).rejects.toMatchObject({
      code: 11_000,
    });
  });
});

describe('a document', () => {
  let brandId: string;
  beforeAll(async () => {
    await brands(app.ctx).updateMany({}, { $set: { state: 'verified' } });
    brandId = (await apply(owner)).body.id;
  });

  test('is judged by its content, kept once, and comes back byte by byte as a download', async () => {
    const first = await add(owner, brandId, PDF, 'Выписка "из" реестра.pdf');
    expect(first.status).toBe(201);
    const document = (await first.json()) as Profile['documents'][number];
    expect(((await (await add(owner, brandId, PDF, 'again.pdf')).json()) as { id: string }).id).toBe(document.id);
    const read = await owner.fetch(document.url);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(PDF);
    expect(read.headers.get('content-type')).toBe('application/pdf');
    expect(read.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect(read.headers.get('content-security-policy')).toContain('sandbox');
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await reviewer.fetch(document.url)).status).toBe(200);
    expect((await stranger.fetch(document.url)).status).toBe(404);
    expect((await add(stranger, brandId, PNG)).status).toBe(404);
  });

  test('of another brand is not found under one’s own', async () => {
    const mine = await apply(stranger);
    const { documents } = (await owner.get<Profile>(`/v1/brands/${brandId}`)).body;
    const response = await stranger.fetch(`/v1/brands/${mine.body.id}/documents/${documents[0]?.id}`);
    expect(response.status).toBe(404);
  });

  test.for([
    ['a page with a script', Buffer.from('<html><script>alert(1)</script>')],
    ['a drawing that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', Buffer.from('MZ…')],
    ['nothing', Buffer.alloc(0)],
  ] as const)('that is %s is refused, whatever its name', async ([, bytes]) => {
    const answer = await add(owner, brandId, bytes, 'paper.pdf');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'file_type']);
  });

  test('over 10 MB is refused', async () => {
    const answer = await add(owner, brandId, Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]));
    expect(answer.status).toBe(413);
  });

  test('can be taken back until the brand is verified, and leaves no bytes behind', async () => {
    const document = (await (await add(owner, brandId, PNG, 'photo.png')).json()) as Profile['documents'][number];
    const take = () => owner.fetch(document.url, { method: 'DELETE' });
    await brands(app.ctx).updateOne({ _id: brandId }, { $set: { state: 'verified' } });
    expect((await take()).status).toBe(409);
    await brands(app.ctx).updateOne({ _id: brandId }, { $set: { state: 'pending' } });
    expect((await take()).status).toBe(204);
    expect((await take()).status).toBe(404);
    const files = app.ctx.mongo.collection('brand_files.files');
    expect(await files.countDocuments({ _id: document.id as never })).toBe(0);
  });

  test('is one of ten at most', async () => {
    const { id } = (await apply(reviewer)).body;
    for (let count = 0; count < 10; count += 1)
      expect((await add(reviewer, id, Buffer.concat([PNG, Buffer.from([count])]))).status).toBe(201);
    expect((await add(reviewer, id, PDF)).status).toBe(409);
    expect(await app.ctx.mongo.collection('brand_files.files').countDocuments()).toBeGreaterThanOrEqual(10);
  });
});

test('a membership that is taken is gone with the next request', async () => {
  await brands(app.ctx).updateMany({}, { $set: { state: 'verified' } });
  const { id } = (await apply(owner)).body;
  const filter = { userId: await idOf(owner), ref: id } satisfies Partial<MembershipRecord>;
  await memberships(app.ctx).updateOne(filter, { $set: { state: 'removed' } });
  expect((await owner.get(`/v1/brands/${id}`)).status).toBe(404);
});
