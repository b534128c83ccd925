import { inviteCreator, makeCampaign, NewCampaign, stepCampaign } from '../../campaigns/index.ts';
import { asSystem, type Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { createVisitor, signInAs, type Visitor } from './visitor.ts';

const OPEN_BRIEF = `# Evenings with linen light

Show our **Linen table lamp** where you really live.

- film it in the evening, switched on
- say what you like about it, in your own words
- name the price and that delivery takes four days

Please no studio light and no other brands in the picture.`;

const TARGETED_BRIEF = `Make one video with the **olive leaf serum**: your morning, one product, one honest opinion after two weeks.`;

/** One open campaign of the demo's brand, with an applicant, and a targeted one with an invitation. */
export async function makeDemoCampaigns(root: Context, brandId: string): Promise<void> {
  const ctx = asSystem(root, 'demo');
  const open = await publish(ctx, brandId, {
    kind: 'open',
    title: 'Evenings with linen light',
    brief: OPEN_BRIEF,
    niches: ['home'],
    skus: ['LAMP-01'],
    rateBps: 1_500,
    contentFeeMinor: 12_000,
    budgetMinor: 300_000,
    samples: 10,
  });
  const mateusz = createVisitor(root.config.publicUrl);
  await signInAs(mateusz, 'mateusz');
  const note = 'My flat is small and dark: exactly the place for this lamp.';
  await mateusz.post(`/v1/campaigns/${open}/apply`, { note });
  const targeted = await publish(ctx, brandId, {
    kind: 'targeted',
    title: 'Two weeks with olive leaf',
    brief: TARGETED_BRIEF,
    languages: ['ru', 'uk'],
    skus: ['SERUM-30'],
    rateBps: 2_000,
    contentFeeMinor: 25_000,
    budgetMinor: 200_000,
  });
  const creatorId = await creatorIdOf(root, 'olena');
  const invitation = { brandId, campaignId: targeted, creatorId, rateBps: 2_200, feeMinor: 30_000 };
  await inviteCreator(ctx, { ...invitation, note: 'Your skin-care evenings are a pleasure. Would you try ours?' });
}

async function publish(ctx: Context, brandId: string, campaign: object): Promise<string> {
  const now = ctx.clock.now();
  const period = { startsAt: now.toISOString(), endsAt: addDays(now, 45).toISOString() };
  const made = await makeCampaign(ctx, brandId, NewCampaign.parse({ currency: 'EUR', ...period, ...campaign }));
  await stepCampaign(ctx, { brandId, campaignId: made._id, step: 'publish' });
  return made._id;
}

interface Me {
  memberships: { creatorId?: string }[];
}

async function meOf(root: Context, personId: string): Promise<Me> {
  const visitor: Visitor = createVisitor(root.config.publicUrl);
  await signInAs(visitor, personId);
  return (await (await visitor.fetch('/v1/me')).json()) as Me;
}

async function creatorIdOf(root: Context, personId: string): Promise<string> {
  const { memberships } = await meOf(root, personId);
  return memberships.find(({ creatorId }) => creatorId)?.creatorId ?? '';
}
