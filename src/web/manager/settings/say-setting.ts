import type { TFunction } from 'i18next';
import { byCode } from '../../i18n/by-code.ts';
import { sections } from './setting-paths.ts';

const tiers = ['bronze', 'silver', 'gold', 'platinum', 'diamond'];

/** A setting's name for people; its path where it has none. */
export function sayPath(t: TFunction, path: string): string {
  const [, index, field] = /^standing\.tiers\.(\d)\.(fromMinor|bonusBps)$/.exec(path) ?? [];
  if (index !== undefined && field !== undefined) {
    const tier = tiers[Number(index)] ?? '';
    const name = byCode(t, 'standingNames.tier', tier, tier);
    return `${name}, ${byCode(t, 'programme.settings', field === 'fromMinor' ? 'from' : 'bonus', field)}`;
  }
  return byCode(t, 'programme.settings.field', path.replaceAll('.', '_'), path);
}

/** A setting's value for people, as it is typed in. */
export function sayValue(t: TFunction, value: unknown, path = ''): string {
  if (value === null || value === undefined) return byCode(t, 'programme.settings', 'nothing', '–');
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'number' && isScaled(path)) return String(value / 100);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const isScaled = (path: string): boolean =>
  /^standing\.tiers\./.test(path) ||
  sections.some(({ fields }) =>
    fields.some((field) => field.path === path && field.kind !== 'count' && field.kind !== 'switch'),
  );
