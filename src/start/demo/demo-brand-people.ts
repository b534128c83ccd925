import { setMembership } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { createVisitor, signInAs, type Visitor } from './visitor.ts';

/** More than the demo's weeks earn. */
const PAID_AHEAD_MINOR = 250_000;
const EXTRACT = '%PDF-1.4\n% An extract of the register of companies, in the demo.\n';

/** Lucie owns the demo's verified brand and pays ahead for its commission; Aoife's brand waits in the reviewers' queue with its document. */
export async function makeDemoBrandPeople(ctx: Context, brand: { id: string; name: string }): Promise<void> {
  const lucie = createVisitor(ctx.config.publicUrl);
  await signInAs(lucie, 'lucie');
  const me = (await (await lucie.fetch('/v1/me')).json()) as { user: { id: string } };
  const membership = { kind: 'brand', ref: brand.id, state: 'active', role: 'owner', title: brand.name } as const;
  await setMembership(ctx, { userId: me.user.id, ...membership });
  await payAhead(lucie, brand.id);

  const aoife = createVisitor(ctx.config.publicUrl);
  await signInAs(aoife, 'aoife');
  const waiting = await aoife.post<{ id: string }>('/v1/brand-applications', {
    name: 'Claddagh Running',
    legalName: 'Claddagh Running Ltd',
    country: 'IE',
    registration: 'IE 6388047V',
    website: 'https://claddaghrunning.example/',
    domains: ['claddaghrunning.example'],
  });
  await aoife.fetch(`/v1/brands/${waiting.id}/documents?name=register-extract.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: EXTRACT,
  });
}

/** The brand's own way: an invoice over what it wants to pay ahead, paid on Stripe's page. */
async function payAhead(owner: Visitor, brandId: string): Promise<void> {
  const path = `/v1/brands/${brandId}/funding/prepayments`;
  const { url } = await owner.post<{ url: string | null }>(path, { amountMinor: PAID_AHEAD_MINOR, currency: 'EUR' });
  if (url) await owner.fetch(`${url}/pay`, { method: 'POST' });
}
