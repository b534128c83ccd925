import { grantManager, setMembership } from '../../src/accounts/index.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { application } from '../builders.ts';
import { Person } from './person.ts';
import type { startApp } from './start-app.ts';

type App = Awaited<ReturnType<typeof startApp>>;

export interface Callers {
  anonymous: Person;
  /** Signed in, never applied. */
  visitor: Person;
  applicant: Person;
  creator: Person;
  otherCreator: Person;
  suspended: Person;
  reviewer: Person;
  finance: Person;
  admin: Person;
  /** Of the brand `brn_callers`. */
  brandOwner: Person;
  brandEditor: Person;
  brandViewer: Person;
  /** Of the agency `agc_callers`. */
  agencyOwner: Person;
  agencyMember: Person;
}

interface Me {
  user: { id: string };
  memberships: { creatorId?: string }[];
}

export const meOf = async (person: Person): Promise<Me> => (await person.get<Me>('/v1/me')).body;

/** Somebody of every kind, signed in through the sandbox's networks. */
export async function callersOf(app: App): Promise<Callers> {
  const system = asSystem(app.ctx, 'test');
  const enter = (network: 'google' | 'facebook', id: string): Promise<Person> => Person.enter(app, id, network);
  const visitor = await enter('google', 'aoife');
  const applicant = await applying(await enter('google', 'lucie'), system, 'applied');
  const creator = await applying(await enter('google', 'ines'), system, 'active');
  const otherCreator = await applying(await enter('google', 'mateusz'), system, 'active');
  const suspended = await applying(await enter('google', 'dmitri'), system, 'suspended');
  const reviewer = await enter('google', 'zeynep');
  await grantManager(system, { userId: (await meOf(reviewer)).user.id, role: 'reviewer' });
  const finance = await enter('google', 'jonas');
  const admin = await enter('google', 'mara');
  const member = async (
    person: Person,
    membership: Pick<Parameters<typeof setMembership>[1], 'kind' | 'ref' | 'role'>,
  ) => {
    const userId = (await meOf(person)).user.id;
    await setMembership(system, { userId, state: 'active', title: 'Callers', ...membership });
    return person;
  };
  const brand = { kind: 'brand', ref: 'brn_callers' } as const;
  const brandOwner = await member(await enter('facebook', 'aoife'), { ...brand, role: 'owner' });
  const brandEditor = await member(await enter('facebook', 'mateusz'), { ...brand, role: 'editor' });
  const brandViewer = await member(await enter('facebook', 'maximilian'), { ...brand, role: 'viewer' });
  const agency = { kind: 'agency', ref: 'agc_callers' } as const;
  const agencyOwner = await member(await enter('facebook', 'olena'), { ...agency, role: 'owner' });
  const agencyMember = await member(await enter('facebook', 'sofia'), { ...agency, role: 'member' });
  const managers = { reviewer, finance, admin };
  const members = { brandOwner, brandEditor, brandViewer, agencyOwner, agencyMember };
  return { anonymous: new Person(app), visitor, applicant, creator, otherCreator, suspended, ...managers, ...members };
}

/** Applies as this person and puts her into a state, as a decision about her would. */
async function applying(person: Person, system: Context, state: 'applied' | 'active' | 'suspended'): Promise<Person> {
  const made = await person.post<{ id: string }>('/v1/applications', application());
  if (made.status !== 201) throw new Error(`could not apply: ${made.status}`);
  if (state !== 'applied') await changeState(system, person, state);
  return person;
}

/** Puts a creator and her membership into a state. */
export async function changeState(
  system: Context,
  person: Person,
  state: 'active' | 'suspended' | 'banned' | 'left',
): Promise<void> {
  const { user, memberships } = await meOf(person);
  const ref = memberships.find(({ creatorId }) => creatorId)?.creatorId ?? '';
  await system.mongo.collection('creators').updateOne({ _id: ref as never }, { $set: { state } });
  await setMembership(system, { userId: user.id, kind: 'creator', ref, state });
}
