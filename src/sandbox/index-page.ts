import type { SandboxContext } from './context.ts';
import { html, page } from './page.ts';

/** What is here, and how to use it without a browser. */
export function indexPage({ kolectUrl, people }: SandboxContext): string {
  return page(
    'What is here',
    html`
<p>These servers stand in for the outside world while Kolect runs without keys. They speak the real protocols, so that
Kolect uses the same code as against the real ones. <a href="${kolectUrl}">Go to Kolect</a></p>
<div class="grid">
<section class="card"><h2><a href="/clock">Clock</a></h2><p>Move programme time forward and watch commissions lock and payouts come due.</p></section>
<section class="card"><h2><a href="/shop">Demo shop</a></h2><p>Buy something after following a creator's link, then ship, deliver, cancel or refund it.</p></section>
<section class="card"><h2><a href="/stripe">Stripe</a></h2><p>Balance, connected accounts, transfers and what Stripe's dashboard would let you do.</p></section>
<section class="card"><h2><a href="/mail">Mailbox</a></h2><p>The mails that Kolect sent, with their codes and links.</p></section>
<section class="card"><h2>Networks</h2><p>Google, Facebook, Instagram, X and TikTok: their sign-in pages open when you sign in to Kolect.</p></section>
</div>
<h2>People who can sign in</h2>
<div class="scroll card"><table><thead><tr><th>Id</th><th>Name</th><th>Who</th></tr></thead><tbody>
${people.map(({ id, name, about }) => html`<tr><td><code>${id}</code></td><td>${name}</td><td>${about}</td></tr>`)}
</tbody></table></div>
<h2>Without a browser</h2>
<div class="card">
<p>Add <code>login_hint=&lt;id&gt;</code> to a network's authorize address to sign that person in at once, and
<code>sandbox_fault=denied</code> (or <code>server_error</code>, <code>token_error</code>, <code>stall</code>,
<code>no_email</code>, <code>partial_scopes</code>, <code>nonsense_profile</code>) to make it go wrong. Or POST the form fields of the page:
<code>person</code> (an id, <code>new</code> or <code>deny</code>), <code>name</code>, <code>email</code>, <code>followers</code>.</p>
<p><code>POST /clock/advance</code> with <code>{"days": 15}</code> or <code>{"to": "2026-03-10T12:00:00Z"}</code>; <code>GET /clock/now</code>.</p>
<p><code>POST /sandbox/stripe/faults</code> with <code>{"kind": "timeout_after_success", "times": 1, "match": {"path": "/v1/transfers"}}</code>; GET lists, DELETE clears.</p>
</div>`,
  );
}
