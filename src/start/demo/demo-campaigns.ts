import { inviteCreator, makeCampaign, NewCampaign, reviewContent, stepCampaign } from '../../campaigns/index.ts';
import { asSystem, type Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { enterAs, MUG_TEXTS, shipSample, submit } from './demo-collaborations.ts';

const OPEN_BRIEF = `# Evenings with linen light

Show our **Linen table lamp** where you really live.

- film it in the evening, switched on
- say what you like about it, in your own words
- name the price and that delivery takes four days

Please no studio light and no other brands in the picture.`;

const TARGETED_BRIEF = `Make one video with the **olive leaf serum**: your morning, one product, one honest opinion after two weeks.`;

const MUG_BRIEF = `Show your **morning mug** where you drink from it: on the balcony, on the train, in bed. Say honestly what you like about it.`;

/** Campaigns of the demo's brand in every state, with somebody at nearly every step of them. */
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
  const paused = { kind: 'open', title: 'Mugs for slow mornings', brief: MUG_BRIEF, contentFeeMinor: 8_000 };
  const mugs = await publish(ctx, brandId, { ...paused, budgetMinor: 60_000 });
  const [mateusz, olena, zeynep] = await Promise.all(
    ['mateusz', 'olena', 'zeynep'].map((person) => enterAs(root, person)),
  );
  if (!mateusz || !olena || !zeynep) return;
  await mateusz.apply(open, 'My flat is small and dark: exactly the place for this lamp.');
  await shipSample(ctx, zeynep, await zeynep.apply(open, 'My evenings are all about light.'));
  const invitation = { brandId, campaignId: targeted, creatorId: olena.creatorId, rateBps: 2_200, feeMinor: 30_000 };
  await inviteCreator(ctx, { ...invitation, note: 'Your skin-care evenings are a pleasure. Would you try ours?' });
  await submit(ctx, mateusz, await mateusz.apply(mugs, ''), MUG_TEXTS.mateusz);
  const finished = await submit(ctx, olena, await olena.apply(mugs, ''), MUG_TEXTS.olena);
  await reviewContent(ctx, { ...finished, approve: true, reasons: '' });
  await stepCampaign(ctx, { brandId, campaignId: mugs, step: 'pause' });
  const spring = { kind: 'open', title: 'First light of spring', brief: OPEN_BRIEF, rateBps: 1_200 };
  await stepCampaign(ctx, { brandId, campaignId: await publish(ctx, brandId, spring), step: 'end' });
  const draft = {
    kind: 'open',
    title: 'A table for the winter',
    brief: 'To be written: the long table, candles, guests.',
  };
  await makeCampaign(ctx, brandId, newOf(ctx, draft));
}

function newOf(ctx: Context, campaign: object): NewCampaign {
  const now = ctx.clock.now();
  const period = { startsAt: now.toISOString(), endsAt: addDays(now, 45).toISOString() };
  return NewCampaign.parse({ currency: 'EUR', ...period, ...campaign });
}

async function publish(ctx: Context, brandId: string, campaign: object): Promise<string> {
  const made = await makeCampaign(ctx, brandId, newOf(ctx, campaign));
  await stepCampaign(ctx, { brandId, campaignId: made._id, step: 'publish' });
  return made._id;
}
