export { changeSettings } from './change-settings.ts';
export { currentSettings } from './current-settings.ts';
export type { Settings, VersionedSettings } from './schemas.ts';
