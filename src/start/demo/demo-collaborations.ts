import { act } from '../../campaigns/index.ts';
import type { Context } from '../../context.ts';
import { createVisitor, signInAs } from './visitor.ts';

/** Captions that say in their audience's language that they are advertising. */
export const MUG_TEXTS = {
  mateusz: '#reklama Mój poranny kubek jedzie ze mną pociągiem: ciężki, ciepły w dłoni i ani kropli na zeszycie.',
  olena: '#реклама Ранок на балконі: кава в новій чашці, плед і пів години тиші, поки місто ще спить.',
};

/** A demo creator at her phone. */
export interface DemoParticipant {
  creatorId: string;
  /** @returns the collaboration's id */
  apply(campaignId: string, note: string): Promise<string>;
  does(collaborationId: string, input: object): Promise<unknown>;
  /** @returns the id of what she submitted */
  submits(collaborationId: string, text: string): Promise<string>;
}

interface Me {
  memberships: { creatorId?: string }[];
}

export async function enterAs(root: Context, personId: string): Promise<DemoParticipant> {
  const visitor = createVisitor(root.config.publicUrl);
  await signInAs(visitor, personId);
  const { memberships } = (await (await visitor.fetch('/v1/me')).json()) as Me;
  return {
    creatorId: memberships.find(({ creatorId }) => creatorId)?.creatorId ?? '',
    apply: async (campaignId, note) =>
      (await visitor.post<{ id: string }>(`/v1/campaigns/${campaignId}/apply`, { note })).id,
    does: (id, input) => visitor.post(`/v1/collaborations/${id}/actions`, input),
    submits: async (id, text) => {
      const path = `/v1/collaborations/${id}/content`;
      return (await visitor.post<{ contents: { id: string }[] }>(path, { text })).contents.at(-1)?.id ?? '';
    },
  };
}

/** The brand accepts her; she asks for a sample, and it is on its way. */
export async function shipSample(brand: Context, her: DemoParticipant, collaborationId: string): Promise<void> {
  await act(brand, collaborationId, { action: 'accept_application' });
  const address = 'Bağdat Caddesi 41\n34710 İstanbul';
  await her.does(collaborationId, { action: 'request_sample', sku: 'LAMP-01', address });
  await act(brand, collaborationId, { action: 'ship_sample', tracking: 'PTT 7719 2034' });
}

/** The brand accepts her, and she submits what she made. */
export async function submit(
  brand: Context,
  her: DemoParticipant,
  collaborationId: string,
  text: string,
): Promise<{ collaborationId: string; contentId: string }> {
  await act(brand, collaborationId, { action: 'accept_application' });
  return { collaborationId, contentId: await her.submits(collaborationId, text) };
}
