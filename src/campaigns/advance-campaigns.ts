import { spentCampaigns } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { closeDue, closingDue } from './close-due.ts';
import { remindDue, remindersDue } from './remind-due.ts';
import { tellBudgetSpent } from './tell-budget-spent.ts';

/** Whether there is anything to advance: nearly every look finds nothing, and a look writes nothing. */
export const campaignsDue = async (ctx: Context): Promise<boolean> =>
  (await remindersDue(ctx)) || (await closingDue(ctx)) || (await spentCampaigns(ctx)).length > 0;

/** What becomes of campaigns without anybody doing anything: they end, deadlines near and pass, budgets are used up. @returns how much was done */
export async function advanceCampaigns(ctx: Context): Promise<number> {
  return (await remindDue(ctx)) + (await closeDue(ctx)) + (await tellBudgetSpent(ctx));
}
