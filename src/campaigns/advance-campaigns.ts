import type { Context } from '../context.ts';
import { closeDue } from './close-due.ts';
import { remindDue } from './remind-due.ts';
import { tellBudgetSpent } from './tell-budget-spent.ts';

/** What becomes of campaigns without anybody doing anything: they end, deadlines near and pass, budgets are used up. @returns how much was done */
export async function advanceCampaigns(ctx: Context): Promise<number> {
  return (await remindDue(ctx)) + (await closeDue(ctx)) + (await tellBudgetSpent(ctx));
}
