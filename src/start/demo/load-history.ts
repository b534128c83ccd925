import type { Db } from 'mongodb';
import { asSystem, type Context } from '../../context.ts';
import type { ProgrammeClock } from '../programme-clock.ts';
import type { DemoShop } from './demo-brand.ts';
import { makeDemoCreators } from './demo-creators.ts';
import { liveThroughHistory } from './demo-history.ts';

/** Fills the demo programme with six weeks of life, once; needs the server to answer. */
export async function loadHistory(root: Context, db: Db, demo: DemoShop, clock: ProgrammeClock): Promise<void> {
  const kept = db.collection<{ _id: string }>('demo');
  if (await kept.findOne({ _id: 'history' })) return;
  // Marked first: a start that was interrupted here goes on with what there is, and does not make everybody twice.
  await kept.insertOne({ _id: 'history' });
  process.stdout.write('Making six weeks of demo life …\n');
  const creators = await makeDemoCreators(asSystem(root, 'demo'), demo.setup, demo.shopUrl, demo.brandId);
  await liveThroughHistory(demo.setup, creators, clock);
}
