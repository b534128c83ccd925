import type { Db } from 'mongodb';
import { asSystem, type Context } from '../../context.ts';
import { importRates } from '../../fx/index.ts';
import type { ProgrammeClock } from '../programme-clock.ts';
import { makeDemoAgency } from './demo-agency.ts';
import type { DemoShop } from './demo-brand.ts';
import { makeDemoBrandPeople } from './demo-brand-people.ts';
import { makeDemoCampaigns } from './demo-campaigns.ts';
import { type DemoCreator, makeDemoCreators } from './demo-creators.ts';
import { liveThroughHistory } from './demo-history.ts';
import { joinOnDay } from './demo-joiners.ts';
import { demoRates } from './demo-rates.ts';
import { makeDemoRules, renewDemoRules } from './demo-rules.ts';

/**
 * Fills the demo programme with six weeks of life, once; needs the server to answer. A first start that was interrupted here
 * makes nobody twice: the next one keeps what there is and only lets the days pass that are missing until today.
 */
export async function loadHistory(root: Context, db: Db, demo: DemoShop, clock: ProgrammeClock): Promise<void> {
  const kept = db.collection<{ _id: string; complete: boolean }>('demo');
  const rules = db.collection<{ _id: string; beautyRuleId: string; renewed: boolean }>('demo');
  const begun = await kept.findOne({ _id: 'history' });
  if (begun?.complete) return;
  process.stdout.write('Making six weeks of demo life …\n');
  if (!begun) {
    await kept.insertOne({ _id: 'history', complete: false });
    await makeDemoBrandPeople(asSystem(root, 'demo'), { id: demo.brandId, name: demo.setup.brandName });
    await importRates(asSystem(root, 'demo'), demoRates(clock.now()), 'sandbox');
    const { beautyRuleId } = await makeDemoRules(asSystem(root, 'demo'), demo.brandId);
    await rules.insertOne({ _id: 'rules', beautyRuleId, renewed: false });
    const creators = await makeDemoCreators(asSystem(root, 'demo'), demo.setup, demo.shopUrl, demo.brandId);
    await makeDemoAgency(asSystem(root, 'demo'), creators.slice(1));
    await liveThroughHistory(demo.setup, creators, clock, (day) => joinOnDay(asSystem(root, 'demo'), day));
    await reportSomebody(creators);
  }
  await clock.advance(Math.max(0, Date.now() - clock.now().getTime()));
  const made = await rules.findOneAndUpdate({ _id: 'rules', renewed: false }, { $set: { renewed: true } });
  if (made) await renewDemoRules(asSystem(root, 'demo'), demo.brandId, made.beautyRuleId);
  if (!(await kept.findOne({ _id: 'campaigns' }))) {
    await kept.insertOne({ _id: 'campaigns', complete: true });
    await makeDemoCampaigns(root, demo.brandId);
  }
  await kept.updateOne({ _id: 'history' }, { $set: { complete: true } });
}

/** Somebody from outside reports a link: the second case on the reviewers' desk. */
async function reportSomebody(creators: DemoCreator[]): Promise<void> {
  const [creator] = creators;
  const text =
    'In the video the lamp is brighter than the one that came, and nothing says that it is an advertisement.';
  await creator?.visitor.post('/v1/reports', { link: creator.links[0], reason: 'undisclosed_ad', text });
}
