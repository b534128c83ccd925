import { decideAgency } from '../../agencies/index.ts';
import type { Context } from '../../context.ts';
import type { DemoCreator } from './demo-creators.ts';
import { createVisitor, signInAs } from './visitor.ts';

const SHARE_BPS = 1_500;

/** Sofia owns an agency that takes part, and represents two of the demo's creators: each read the terms and agreed to the share. */
export async function makeDemoAgency(ctx: Context, creators: DemoCreator[]): Promise<void> {
  const sofia = createVisitor(ctx.config.publicUrl);
  await signInAs(sofia, 'sofia');
  const agency = await sofia.post<{ id: string }>('/v1/agencies', {
    name: 'Nordlicht Creators',
    country: 'IT',
    registration: 'MI-2648103',
  });
  await decideAgency(ctx, agency.id, { state: 'active' });
  const path = `/v1/agencies/${agency.id}/invitations`;
  for (const { visitor } of creators) {
    const { url } = await sofia.post<{ url: string }>(path, { shareBps: SHARE_BPS, termMonths: 24 });
    const token = new URL(url).hash.slice(1);
    const seen = await visitor.post<{ offer: { terms: { version: string } } }>('/v1/invitations/look', { token });
    const agreed = { shareBps: SHARE_BPS, termsVersion: seen.offer.terms.version, language: 'en' };
    const answer = await visitor.fetch('/v1/invitations/accept', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, agreed }),
    });
    if (!answer.ok) throw new Error(`the demo's invitation was answered ${answer.status}: ${await answer.text()}`);
  }
  // One more waits for its answer.
  await sofia.post(path, { shareBps: SHARE_BPS, email: 'ines.carvalho@people.example', name: 'Inês' });
}
