import { asSystem } from '../../src/context.ts';
import { callersOf } from '../support/callers.ts';
import { Declared } from '../support/declared.ts';
import { someShop } from '../support/people.ts';
import type { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

export const json = { 'content-type': 'application/json' };

/** The service with everybody who may call it, and what it says to what nobody should send. */
export async function openForKnocking() {
  const app = await startApp({ mode: 'serve' }, { DEMO: 'false' });
  const callers = await callersOf(app);
  const declared = await Declared.by(app);
  const shop = await someShop(asSystem(app.ctx, 'test'));
  /** What an endpoint says to bytes sent as its body. */
  async function post(person: Person, path: string, body: string | Uint8Array, headers: Record<string, string> = json) {
    const response = await person.fetch(path, { method: 'POST', headers, body: body as never });
    return declared.problem('POST', path, response);
  }
  return { app, callers, declared, shop, post };
}
