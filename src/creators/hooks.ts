import type { Context } from '../context.ts';
import type { CreatorRecord } from './model.ts';

export interface Introduction {
  /** A manager invited her personally. */
  vouched: boolean;
  /** The creator who brought her in. */
  referrerId: string | null;
}

/** What stands above this folder and has a say when somebody applies; agencies and invitations do. */
export interface ApplyHooks {
  /** How she came here. Inside the transaction, before anything is written. */
  introduce(tx: Context, applicant: { userId: string; ownHashes: string[] }): Promise<Introduction>;
  /** Told inside the transaction that she applied. */
  applied(tx: Context, creator: CreatorRecord): Promise<void>;
}

/** Nobody invited her. */
export const uninvited: ApplyHooks = {
  introduce: async () => ({ vouched: false, referrerId: null }),
  applied: async () => undefined,
};
