import type { z } from 'zod';
import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { invalid, missing } from '../kit/errors.ts';
import { creatorLists, type ListRecord } from './model.ts';
import type { CreatorList, CreatorListChange } from './schemas.ts';

const MOST_LISTS = 100;
const MOST_CREATORS = 1_000;

const view = ({ _id, name, creatorIds, updatedAt }: ListRecord): CreatorList => ({
  id: _id,
  name,
  creatorIds,
  updatedAt: updatedAt.toISOString(),
});

/** A brand's saved lists, newest first. */
export async function findLists(ctx: Context, brandId: string): Promise<{ data: CreatorList[] }> {
  requireBrand(ctx, brandId, 'look');
  return { data: (await creatorLists(ctx).find({ brandId }).sort({ _id: -1 }).limit(MOST_LISTS).lean()).map(view) };
}

/** Starts a list. */
export async function makeList(ctx: Context, brandId: string, name: string): Promise<CreatorList> {
  requireBrand(ctx, brandId, 'edit');
  if ((await creatorLists(ctx).countDocuments({ brandId })) >= MOST_LISTS)
    throw invalid('too_many_lists', `A brand keeps at most ${MOST_LISTS} lists.`);
  const now = ctx.clock.now();
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
  const list = { _id: ctx.ids.next('lst'), brandId, name, creatorIds: [], createdBy, createdAt: now, updatedAt: now };
  await creatorLists(ctx).create([list]);
  return view(list);
}

/** Renames a list, puts creators on it or takes them off; who is on it already stays once. */
export async function changeList(
  ctx: Context,
  { brandId, listId, change }: { brandId: string; listId: string; change: z.infer<typeof CreatorListChange> },
): Promise<CreatorList> {
  requireBrand(ctx, brandId, 'edit');
  const { name, add = [], remove = [] } = change;
  const kept = { $setDifference: [{ $setUnion: ['$creatorIds', add] }, remove] };
  // The bound is part of the condition: two who add at once do not pass it together.
  const changed = await creatorLists(ctx)
    .findOneAndUpdate(
      { _id: listId, brandId, $expr: { $lte: [{ $size: kept }, MOST_CREATORS] } },
      [
        {
          $set: {
            creatorIds: kept,
            updatedAt: ctx.clock.now(),
            ...(name === undefined ? {} : { name: { $literal: name } }),
          },
        },
      ],
      { returnDocument: 'after', updatePipeline: true },
    )
    .lean();
  if (changed) return view(changed);
  if (!(await creatorLists(ctx).exists({ _id: listId, brandId }))) throw missing();
  throw invalid('list_full', `A list holds at most ${MOST_CREATORS} creators.`);
}

/** Throws a list away; the creators on it stay as they are. */
export async function dropList(ctx: Context, brandId: string, listId: string): Promise<void> {
  requireBrand(ctx, brandId, 'edit');
  const { deletedCount } = await creatorLists(ctx).deleteOne({ _id: listId, brandId });
  if (deletedCount === 0) throw missing();
}
