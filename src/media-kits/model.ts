import { defineModel, Mixed } from '../kit/model.ts';

export interface MediaKitRecord {
  /** The creator's id. */
  _id: string;
  handle: string;
  /** What handles that look alike have in common. */
  skeleton: string;
  isPublic: boolean;
  isIndexed: boolean;
  about: string;
  shows: { networks: boolean; audience: boolean; standing: boolean };
  /** Brands she chose to name, of those she finished something for. */
  brandIds: string[];
}

/** Shard key: `_id`; handles are kept apart by a collection of their own once there is more than one shard. */
export const mediaKits = defineModel<MediaKitRecord>(
  'media_kits',
  {
    handle: String,
    skeleton: String,
    isPublic: Boolean,
    isIndexed: Boolean,
    about: String,
    shows: Mixed,
    brandIds: [String],
  },
  [
    { keys: { handle: 1 }, unique: true },
    { keys: { skeleton: 1 }, unique: true },
  ],
);
