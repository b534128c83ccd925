import { defineModel } from '../kit/model.ts';

/** What commissions and fees under a cap come to, in its currency. Shard key: `_id` (hashed). */
export const capCounters = defineModel<{ _id: string; usedMinor: number }>('commission_caps', { usedMinor: Number });
