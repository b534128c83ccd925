import { defineModel, Mixed } from '../kit/model.ts';

export interface SettingsRecord {
  /** Version number as text. */
  _id: string;
  version: number;
  values: unknown;
  at: Date;
  by: string;
  /** The version whose values came back; null where somebody set new ones. */
  rolledBackTo?: number | null;
}

export const settingsRecords = defineModel<SettingsRecord>(
  'settings',
  { version: Number, values: Mixed, at: Date, by: String, rolledBackTo: Number },
  [{ keys: { version: -1 }, unique: true }],
);
