export { changeSettings, rollBackSettings, settingsOf } from './change-settings.ts';
export { currentSettings } from './current-settings.ts';
export { type CommissionSettingsVersion, commissionSettingsSince } from './over-time.ts';
export { settingsEndpoints } from './routes.ts';
export { Settings, type VersionedSettings } from './schemas.ts';
export {
  KOL_STATUSES,
  KolSettings,
  KolStatus,
  REACH_CLASSES,
  ReachClass,
  type StandingSettings,
  TIERS,
  Tier,
  type TierStep,
  TierTable,
} from './standing.ts';
