import { defineModel } from '../../kit/model.ts';

export interface PolicyRecord {
  /** `brandId:version`. */
  _id: string;
  brandId: string;
  version: number;
  /** Null: the programme's setting counts. */
  windowDays: number | null;
  codesWin: boolean | null;
  at: Date;
  by: string;
}

/** One row a version; the newest of a brand is in force. */
export const policies = defineModel<PolicyRecord>(
  'attribution_policies',
  { brandId: String, version: Number, windowDays: Number, codesWin: Boolean, at: Date, by: String },
  [{ keys: { brandId: 1, version: -1 }, unique: true }],
);
