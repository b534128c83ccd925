export { changeSettings } from './change-settings.ts';
export { currentSettings } from './current-settings.ts';
export type { Settings, VersionedSettings } from './schemas.ts';
export {
  KOL_STATUSES,
  KolStatus,
  REACH_CLASSES,
  ReachClass,
  type StandingSettings,
  TIERS,
  Tier,
  type TierStep,
} from './standing.ts';
