import express, { type Router } from 'express';
import type { SandboxContext } from '../context.ts';
import { type Html, html, moment, page } from '../page.ts';
import { type Mail, readMail, readMails } from './read-mails.ts';

/** `/mail`: everything that Kolect mailed, in place of the people's mailboxes. */
export function mailRouter({ mailDirectory }: SandboxContext): Router {
  const router = express.Router();
  router.get('/', async (_request, response) => {
    response.send(page('Mailbox', list(await readMails(mailDirectory))));
  });
  router.get('/:name', async (request, response) => {
    const mail = await readMail(mailDirectory, request.params.name);
    if (!mail) {
      response.status(404).send(page('No such mail', html`<p class="card">It is not here any more.</p>`));
      return;
    }
    response.send(page(mail.subject, letter(mail)));
  });
  return router;
}

function list(mails: Mail[]): Html {
  if (mails.length === 0)
    return html`<p class="card">No mail yet. Kolect writes when an address is to be confirmed or an account changes.</p>`;
  return html`<div class="scroll card"><table><thead><tr><th>When</th><th>To</th><th>Subject</th></tr></thead><tbody>
${mails.map(({ name, at, to, subject }) => html`<tr><td>${moment(at)}</td><td>${to}</td><td><a href="/mail/${name}">${subject}</a></td></tr>`)}
</tbody></table></div>`;
}

const LINK = /(https?:\/\/\S+)/;

function letter({ at, to, text }: Mail): Html {
  const lines = text.split('\n').map((line) => html`${line.split(LINK).map(linked)}<br>`);
  return html`<p class="muted">To ${to} · ${moment(at)}</p><div class="card">${lines}</div><p><a href="/mail">All mails</a></p>`;
}

const linked = (part: string): Html => (LINK.test(part) ? html`<a href="${part}">${part}</a>` : html`${part}`);
