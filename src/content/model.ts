import { defineModel } from '../kit/model.ts';

export interface ContentPrintRecord {
  /** Id of the piece of content. */
  _id: string;
  creatorId: string;
  url: string;
  at: Date;
  signature: number[];
  textBands: string[];
  imageHash: string | null;
  imageBands: string[];
}

/** What is kept of each piece of content to find its like: hashes, no words and no pictures. Shard key: `_id` (hashed). */
export const contentPrints = defineModel<ContentPrintRecord>(
  'content_prints',
  {
    creatorId: String,
    url: String,
    at: Date,
    signature: [Number],
    textBands: [String],
    imageHash: String,
    imageBands: [String],
  },
  [{ keys: { textBands: 1 } }, { keys: { imageBands: 1 } }, { keys: { url: 1 } }, { keys: { creatorId: 1, at: -1 } }],
);
