import type { Person } from '../options.ts';
import { hiddenFields, html, page } from '../page.ts';
import { networkFaults } from './faults.ts';

export interface AuthorizePage {
  title: string;
  scopes: readonly string[];
  people: readonly Person[];
  followersOf: (person: Person) => number;
  /** The query of the authorization request, sent along with the choice. */
  fields: Record<string, string>;
  problem?: string | undefined;
}

/** The network's "Continue as …" page: one form, whose buttons say who signs in. */
export function authorizePage({ title, scopes, people, followersOf, fields, problem }: AuthorizePage): string {
  const body = html`
<form method="post" class="card">
${hiddenFields(fields)}
${problem && html`<p class="bad" role="alert">${problem}</p>`}
<p class="muted">Kolect asks for: ${scopes.length > 0 ? scopes.join(', ') : 'your name'}.</p>
${people.map(
  (person) => html`<button class="person" formnovalidate name="person" value="${person.id}">
<strong>Continue as ${person.name}</strong><br>
<span class="muted small">${person.about} · ${followersOf(person).toLocaleString('en')} followers · ${person.email ?? 'no e-mail'}</span>
</button>`,
)}
<button formnovalidate name="person" value="deny">Deny</button>
<h2>Someone new</h2>
<label><span>Name</span><input name="name" maxlength="100" required autocomplete="off"></label>
<label><span>E-mail (may stay empty)</span><input name="email" type="email" maxlength="200" autocomplete="off"></label>
<label><span>Followers</span><input name="followers" type="number" min="0" max="1000000000" value="2500"></label>
<button class="primary" name="person" value="new">Continue as someone new</button>
<h2>What should go wrong</h2>
<label><span>Fault</span><select name="sandbox_fault">
${Object.entries(networkFaults).map(([fault, sentence]) => html`<option value="${fault}">${sentence}</option>`)}
</select></label>
</form>`;
  return page(`Sign in with ${title}`, body);
}

/** Shown instead of a redirect when the client or its address cannot be trusted. */
export function refusedPage(title: string, problem: string): string {
  return page(`${title} cannot go on`, html`<p class="card bad" role="alert">${problem}</p>`);
}
