import { commentPattern } from './comment-pattern.ts';
import { engagement } from './engagement.ts';
import { followingSpike } from './following-spike.ts';
import { growthSpike } from './growth-spike.ts';
import type { HistorySignal } from './history-signal.ts';
import { silence } from './silence.ts';

/** The signals of an account's own history, one file each. */
export const HISTORY_SIGNALS: HistorySignal[] = [growthSpike, followingSpike, silence, engagement, commentPattern];
