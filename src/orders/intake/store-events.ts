import { MongoBulkWriteError } from 'mongodb';
import type { Context } from '../../context.ts';
import { unavailable } from '../../kit/errors.ts';
import { type EventRecord, orderEvents } from '../model.ts';

const DUPLICATE_KEY = 11_000;

/** Answers the ids that were there. Any other trouble means that durability is not sure: the shop must send again. */
export async function insertEvents(ctx: Context, rows: EventRecord[]): Promise<Set<string>> {
  try {
    await orderEvents(ctx).collection.insertMany(rows as never[], { ordered: false, writeConcern: { w: 'majority' } });
    return new Set();
  } catch (error) {
    if (error instanceof MongoBulkWriteError && error.result.getWriteConcernError() === undefined) {
      const errors = [error.writeErrors].flat();
      if (errors.length > 0 && errors.every(({ code }) => code === DUPLICATE_KEY))
        return new Set(errors.map(({ index }) => rows[index]?._id ?? ''));
    }
    ctx.logger.error({ err: error }, 'order events could not be made durable');
    throw notDurable();
  }
}

export const notDurable = () => unavailable('not_durable', 'The event could not be stored. Send it again.');
