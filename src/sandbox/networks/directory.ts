import type { Collection } from 'mongodb';
import { z } from 'zod';
import { keepNewest, type SandboxContext } from '../context.ts';
import { type NetworkName, networkNames, type Person } from '../options.ts';
import { randomDigits } from '../random.ts';
import { subjectsOf } from './people.ts';

const maxNewPeople = 5000;

export const NewPersonForm = z.object({
  name: z.string().trim().min(1).max(100),
  email: z
    .string()
    .trim()
    .max(200)
    .default('')
    .pipe(z.union([z.literal('').transform(() => null), z.email()])),
  followers: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
});

interface StoredPerson extends Omit<Person, 'id'> {
  _id: string;
  createdAt: Date;
}

/** Who can sign in: the seed people, and those whom visitors made up. */
export interface Directory {
  find(idOrEmail: string): Promise<Person | null>;
  list(): Promise<Person[]>;
  create(form: z.output<typeof NewPersonForm>): Promise<Person>;
}

function usernameOf(name: string, tail: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase()
    .slice(0, 16);
  return `${plain || 'person'}${tail}`;
}

function newPerson(context: SandboxContext, form: z.output<typeof NewPersonForm>): Omit<Person, 'id'> {
  const number = randomDigits(context.randomBytes, 5);
  const [givenName = form.name, ...rest] = form.name.split(/\s+/);
  return {
    name: form.name,
    givenName,
    familyName: rest.join(' '),
    username: usernameOf(form.name, number),
    email: form.email,
    emailVerified: form.email !== null,
    language: 'en',
    about: 'Made up here',
    subjects: subjectsOf(Number(number)),
    followers: Object.fromEntries(networkNames.map((network) => [network, form.followers])) as Record<
      NetworkName,
      number
    >,
  };
}

export async function createDirectory(context: SandboxContext): Promise<Directory> {
  const collection: Collection<StoredPerson> = context.db.collection('people');
  await collection.createIndex({ createdAt: -1 });
  await collection.createIndex({ 'subjects.google': 1 }, { unique: true });
  const toPerson = ({ _id, createdAt: _createdAt, ...person }: StoredPerson): Person => ({ id: _id, ...person });

  return {
    async find(idOrEmail) {
      const seed = context.people.find((person) => person.id === idOrEmail || person.email === idOrEmail);
      if (seed) return seed;
      const stored = await collection.findOne({ $or: [{ _id: idOrEmail }, { email: idOrEmail }] });
      return stored && toPerson(stored);
    },
    async list() {
      const recent = await collection.find().sort({ createdAt: -1 }).limit(20).toArray();
      return [...context.people, ...recent.map(toPerson)];
    },
    async create(form) {
      for (let attempt = 0; ; attempt += 1) {
        const person = newPerson(context, form);
        const stored = { _id: person.username, ...person, createdAt: new Date(context.wallClock()) };
        try {
          await collection.insertOne(stored);
          await keepNewest(collection, 'createdAt', maxNewPeople);
          return toPerson(stored);
        } catch (error) {
          // The five random digits were taken: draw again.
          if (attempt >= 5 || (error as { code?: number }).code !== 11000) throw error;
        }
      }
    },
  };
}
