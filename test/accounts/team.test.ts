import { beforeAll, describe, expect, test } from 'vitest';
import { teamInvitations } from '../../src/accounts/team/model.ts';
import { auditRecords } from '../../src/audit/model.ts';
import { brands } from '../../src/brands/model.ts';
import { brandApplication } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

interface Team {
  members: { userId: string; name: string; role: string; self: boolean }[];
  invitations: { id: string; email: string }[];
}
interface Link {
  id: string;
  url: string;
}

let app: Awaited<ReturnType<typeof startApp>>;
let owner: Person;
let admin: Person;

const enter = (id: string, network: 'google' | 'facebook' | 'x' = 'google'): Promise<Person> =>
  Person.enter(app, id, network);

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  owner = await enter('lucie');
  admin = await enter('mara');
});

const newBrand = async (as: Person) => {
  const { body } = await as.post<{ id: string }>('/v1/brand-applications', brandApplication());
  // Only so many applications of one person may wait.
  await brands(app.ctx).updateOne({ _id: body.id }, { $set: { state: 'verified' } });
  return `/v1/brands/${body.id}/team`;
};
const idOf = async (person: Person) => (await person.get<{ user: { id: string } }>('/v1/me')).body.user.id;
const send = (as: Person, method: string, path: string, body?: object) =>
  as.fetch(path, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
const tokenOf = (link: Link) => link.url.split('#')[1] ?? '';
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code];

async function invite(team: string, role: string, as = owner): Promise<Link> {
  const made = await as.post<Link>(`${team}/invitations`, { email: 'colleague@people.example', role });
  expect(made.status).toBe(201);
  return made.body;
}
const accept = (as: Person, link: Link) => send(as, 'POST', '/v1/team-invitations/accept', { token: tokenOf(link) });

async function colleague(team: string, role: string, id: string, network: 'google' | 'facebook' = 'google') {
  const person = await enter(id, network);
  expect((await accept(person, await invite(team, role))).status).toBe(200);
  return person;
}

describe('an invitation into the team of a brand', () => {
  test('is mailed, kept as a fingerprint, and makes whoever accepts it a member with its role', async () => {
    const team = await newBrand(owner);
    const link = await invite(team, 'editor');
    expect(new URL(link.url).search).toBe('');
    expect(JSON.stringify(await teamInvitations(app.ctx).findById(link.id).lean())).not.toContain(tokenOf(link));
    expect(await app.ctx.mongo.collection('mails').countDocuments({ template: 'team-invitation' })).toBe(1);
    const guest = await enter('aoife');
    expect((await guest.post('/v1/team-invitations/look', { token: tokenOf(link) })).body).toMatchObject({
      kind: 'brand',
      role: 'editor',
      state: 'open',
      title: 'Olivar Sur',
    });
    expect((await guest.get(team)).status).toBe(404);
    expect((await accept(guest, link)).status).toBe(200);
    const { members, invitations } = (await guest.get<Team>(team)).body;
    expect(members.map(({ role, self }) => [role, self])).toEqual([
      ['owner', false],
      ['editor', true],
    ]);
    expect(invitations).toEqual([]);
  });

  test('works once', async () => {
    const team = await newBrand(owner);
    const link = await invite(team, 'viewer');
    expect((await accept(await enter('dmitri'), link)).status).toBe(200);
    expect(await codeOf(await accept(await enter('zeynep'), link))).toEqual([409, 'invitation_used']);
  });

  test('accepted by two people at the same moment makes one of them a member', { retry: 0 }, async () => {
    const team = await newBrand(owner);
    const people = [await enter('ines'), await enter('mateusz'), await enter('olena')];
    for (let round = 0; round < 3; round += 1) {
      const link = await invite(team, 'viewer');
      const answers = await Promise.all(people.map((person) => accept(person, link)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const { members } = (await owner.get<Team>(team)).body;
      expect(members).toHaveLength(2 + round);
    }
  });

  test('is worth nothing to strangers, when it is too old, taken back, or made up', async () => {
    const team = await newBrand(owner);
    const guest = await enter('maximilian');
    const [old, revoked] = [await invite(team, 'owner'), await invite(team, 'owner')];
    await teamInvitations(app.ctx).updateOne({ _id: old.id }, { $set: { expiresAt: new Date(Date.now() - 1) } });
    expect(await codeOf(await accept(guest, old))).toEqual([409, 'invitation_expired']);
    expect((await send(owner, 'DELETE', `${team}/invitations/${revoked.id}`)).status).toBe(204);
    expect(await codeOf(await accept(guest, revoked))).toEqual([409, 'invitation_used']);
    expect(await codeOf(await accept(guest, { id: '', url: `#${'A'.repeat(43)}` }))).toEqual([404, 'not_found']);
    expect((await accept(new Person(app), await invite(team, 'owner'))).status).toBe(401);
    expect((await send(guest, 'POST', '/v1/team-invitations/accept', { token: { $ne: null } })).status).toBe(422);
    expect((await guest.get(team)).status).toBe(404);
  });

  test('cannot be taken back through another brand', async () => {
    const link = await invite(await newBrand(owner), 'viewer');
    expect((await send(owner, 'DELETE', `${await newBrand(owner)}/invitations/${link.id}`)).status).toBe(404);
  });
});

describe('the team of a brand', () => {
  test('is changed by owners only', async () => {
    const team = await newBrand(owner);
    const editor = await colleague(team, 'editor', 'aoife', 'facebook');
    const ownerId = await idOf(owner);
    expect((await editor.post(`${team}/invitations`, { email: 'x@people.example', role: 'owner' })).status).toBe(404);
    expect((await send(editor, 'PATCH', `${team}/members/${await idOf(editor)}`, { role: 'owner' })).status).toBe(404);
    expect((await send(editor, 'DELETE', `${team}/members/${ownerId}`)).status).toBe(404);
  });

  test('loses a member with the very next request, and lets go who wants to', async () => {
    const team = await newBrand(owner);
    const [editor, viewer] = [
      await colleague(team, 'editor', 'dmitri', 'facebook'),
      await colleague(team, 'viewer', 'zeynep', 'facebook'),
    ];
    expect((await send(owner, 'DELETE', `${team}/members/${await idOf(editor)}`)).status).toBe(204);
    expect((await editor.get(team)).status).toBe(404);
    expect((await send(viewer, 'DELETE', `${team}/members/${await idOf(viewer)}`)).status).toBe(204);
    expect((await viewer.get(team)).status).toBe(404);
  });

  test('keeps its last owner, also when two owners take each other out at once', async () => {
    const team = await newBrand(owner);
    const ownerId = await idOf(owner);
    expect(await codeOf(await send(owner, 'DELETE', `${team}/members/${ownerId}`))).toEqual([409, 'last_head']);
    expect(await codeOf(await send(owner, 'PATCH', `${team}/members/${ownerId}`, { role: 'viewer' }))).toEqual([
      409,
      'last_head',
    ]);
    const second = await colleague(team, 'owner', 'ines', 'facebook');
    const secondId = await idOf(second);
    const answers = await Promise.all([
      send(owner, 'DELETE', `${team}/members/${secondId}`),
      send(second, 'DELETE', `${team}/members/${ownerId}`),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const left = [await owner.get<Team>(team), await second.get<Team>(team)].filter(({ status }) => status === 200);
    expect(left).toHaveLength(1);
    expect(left[0]?.body.members).toHaveLength(1);
  });
});

describe('the managers of the programme', () => {
  test('are invited, given roles and taken out by admins, and the trail says by whom', async () => {
    const link = await invite('/v1/managers', 'reviewer', admin);
    const reviewer = await enter('olena', 'facebook');
    expect((await accept(reviewer, link)).status).toBe(200);
    const reviewerId = await idOf(reviewer);
    expect((await reviewer.get('/v1/applications')).status).toBe(200);
    expect((await reviewer.get('/v1/managers')).status).toBe(404);
    expect((await send(admin, 'PATCH', `/v1/managers/members/${reviewerId}`, { role: 'finance' })).status).toBe(200);
    expect((await send(admin, 'DELETE', `/v1/managers/members/${reviewerId}`)).status).toBe(204);
    expect((await reviewer.get('/v1/applications')).status).toBe(404);
    const trail = await auditRecords(app.ctx).find({ subject: reviewerId }).sort({ _id: 1 }).lean();
    expect(trail.map(({ action }) => action)).toEqual([
      'user.joined',
      'manager.joined',
      'manager.role_changed',
      'manager.member_removed',
    ]);
  });

  test('may be found by name, user name or address among everybody who has an account, and made one at once', async () => {
    const dmitri = await enter('dmitri', 'x');
    const userId = await idOf(dmitri);
    const find = async (q: string, as = admin) =>
      (
        await as.get<{ data: { userId: string; managerRole: string | null }[] }>(
          `/v1/people?q=${encodeURIComponent(q)}`,
        )
      ).body;
    for (const q of ['соко', 'dmitri_sok', userId])
      expect(
        (await find(q)).data.map((person) => person.userId),
        q,
      ).toContain(userId);
    expect((await find('(.*)+$')).data).toEqual([]);
    expect((await admin.get('/v1/people?q=d')).status).toBe(422);
    expect((await owner.get('/v1/people?q=dmitri')).status).toBe(404);
    const give = (body: object, as = admin) => send(as, 'POST', '/v1/managers/members', body);
    expect((await give({ userId, role: 'admin' }, owner)).status).toBe(404);
    expect((await give({ userId: 'usr_nobody', role: 'finance' })).status).toBe(404);
    expect((await give({ userId, role: 'owner' })).status).toBe(422);
    expect((await give({ userId, role: 'finance' })).status).toBe(201);
    expect((await find(userId)).data).toMatchObject([{ userId, managerRole: 'finance' }]);
    expect((await dmitri.get('/v1/ledger/trial-balance')).status).toBe(200);
    expect(await codeOf(await give({ userId, role: 'admin' }))).toEqual([409, 'already_member']);
    await send(dmitri, 'PATCH', '/v1/me', { displayName: 'Mitya Falcon' });
    expect((await find('falcon')).data.map((person) => person.userId)).toEqual([userId]);
    expect((await find('соколов')).data.map((person) => person.userId)).not.toContain(userId);
    await send(admin, 'DELETE', `/v1/managers/members/${userId}`);
  });

  test('keep their last admin', async () => {
    const path = `/v1/managers/members/${await idOf(admin)}`;
    expect(await codeOf(await send(admin, 'DELETE', path))).toEqual([409, 'last_head']);
    expect(await codeOf(await send(admin, 'PATCH', path, { role: 'finance' }))).toEqual([409, 'last_head']);
  });

  test('are given no role of a brand, nor a brand’s member one of theirs', async () => {
    const body = { email: 'x@people.example', role: 'owner' };
    expect((await admin.post('/v1/managers/invitations', body)).status).toBe(422);
    const team = await newBrand(owner);
    expect((await owner.post(`${team}/invitations`, { ...body, role: 'admin' })).status).toBe(422);
  });
});
