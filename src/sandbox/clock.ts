import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { SandboxContext } from './context.ts';
import { html, moment, page } from './page.ts';

const dayMs = 24 * 3600 * 1000;
const maxDays = 400;
const payoutDay = 10;

const AdvanceForm = z.union([
  z.object({ days: z.coerce.number().gt(0).max(maxDays), to: z.undefined().optional() }),
  z.object({ to: z.iso.datetime({ offset: true }), days: z.undefined().optional() }),
]);

/** Noon UTC of the next payout day after `now`. */
export function nextPayoutDay(now: Date): Date {
  const thisMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), payoutDay, 12));
  return thisMonth > now ? thisMonth : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, payoutDay, 12));
}

function clockPage({ clock, wallClock }: SandboxContext, problem?: string): string {
  const now = clock.now();
  const button = (label: string, field: { days?: number; to?: string }) => html`
<form method="post" action="/clock/advance">
<input type="hidden" name="${field.to === undefined ? 'days' : 'to'}" value="${field.to ?? field.days}">
<button>${label}</button>
</form>`;
  return page(
    'Clock',
    html`
<div class="card">
${problem && html`<p class="bad" role="alert">${problem}</p>`}
<p class="muted">Programme time</p>
<p class="big" id="now">${moment(now)}</p>
<p class="muted small">Real time: ${moment(new Date(wallClock()))}</p>
<p>Lock dates, click ages and payouts follow programme time. It only moves forward.</p>
<div class="row">
${[1, 7, 15, 30].map((days) => button(days === 1 ? '+1 day' : `+${days} days`, { days }))}
${button('To the next payout day (10th)', { to: nextPayoutDay(now).toISOString() })}
</div>
</div>`,
  );
}

/** How far to move, in milliseconds; a sentence when that is not allowed. */
function distanceOf(now: Date, body: unknown): number | string {
  const form = AdvanceForm.safeParse(body ?? {});
  if (!form.success) return `Give days (more than 0, at most ${maxDays}) or to (an ISO 8601 time).`;
  const distance =
    form.data.to === undefined ? form.data.days * dayMs : new Date(form.data.to).getTime() - now.getTime();
  if (distance < 0) return 'Programme time never goes back.';
  return distance <= maxDays * dayMs ? Math.round(distance) : `At most ${maxDays} days at once.`;
}

/** The clock page and its endpoint; mounted at `/clock`. */
export function clockRouter(context: SandboxContext): Router {
  const router = express.Router();
  let moving = false;

  function refuse(request: Request, response: Response, status: number, problem: string): void {
    response.status(status);
    if (request.accepts(['html', 'json']) === 'json') response.json({ error: problem, now: context.clock.now() });
    else response.send(clockPage(context, problem));
  }

  router.get('/', (_request, response) => void response.send(clockPage(context)));
  router.get(
    '/now',
    (_request, response) => void response.json({ now: context.clock.now(), real: new Date(context.wallClock()) }),
  );
  router.post('/advance', async (request, response) => {
    const distance = distanceOf(context.clock.now(), request.body);
    if (typeof distance === 'string') return refuse(request, response, 422, distance);
    if (moving) return refuse(request, response, 409, 'The clock is already moving.');
    moving = true;
    try {
      await context.clock.advance(distance);
    } finally {
      moving = false;
    }
    if (request.accepts(['html', 'json']) === 'json') response.json({ now: context.clock.now() });
    else response.redirect(303, '/clock');
  });
  return router;
}
