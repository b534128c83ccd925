import type { TFunction } from 'i18next';
import { byCode } from '../../i18n/by-code.ts';
import { fieldAt, kindAt } from './setting-paths.ts';

const tiers = ['bronze', 'silver', 'gold', 'platinum', 'diamond'];

/** A setting's name for people; its path where it has none. */
export function sayPath(t: TFunction, path: string): string {
  const [, index, field] = /^standing\.tiers\.(\d)\.(fromMinor|bonusBps)$/.exec(path) ?? [];
  if (index !== undefined && field !== undefined) {
    const tier = tiers[Number(index)] ?? '';
    const name = byCode(t, 'standingNames.tier', tier, tier);
    return `${name}, ${byCode(t, 'programme.settings', field === 'fromMinor' ? 'from' : 'bonus', field)}`;
  }
  const shownIn = fieldAt(path)?.path ?? path;
  const name = byCode(t, 'programme.settings.field', shownIn.replaceAll('.', '_'), path);
  // Of a list or a table only the entry that changed is told; an entry of a list has no name of its own.
  const entry = path.slice(shownIn.length + 1);
  return /^[A-Z]/.test(entry) ? `${name}, ${entry}` : name;
}

/** A setting's value for people, as it is typed in. */
export function sayValue(t: TFunction, value: unknown, path = ''): string {
  const kind = kindAt(path);
  if (value === null || value === undefined) return byCode(t, 'programme.settings', 'nothing', '–');
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'number' && isScaled(path)) return String(value / 100);
  if (kind === 'signals' && Array.isArray(value)) {
    const names = value.map((code) => byCode(t, 'trust.signals', String(code), String(code)));
    return names.join(', ') || byCode(t, 'programme.settings', 'nothing', '–');
  }
  if (kind === 'signals') return byCode(t, 'trust.signals', String(value), String(value));
  if (kind === 'severity') return byCode(t, 'trust.severities', String(value), String(value));
  if (kind === 'reach') return byCode(t, 'standingNames.reach', String(value), String(value));
  if (typeof value === 'object') return sayTable(value) || byCode(t, 'programme.settings', 'nothing', '–');
  return String(value);
}

const sayTable = (value: object): string =>
  Object.entries(value)
    .map(([code, minor]) => `${code} ${Number(minor) / 100}`)
    .join(', ');

const isScaled = (path: string): boolean =>
  /^standing\.tiers\./.test(path) ||
  ['rate', 'usd', 'hundredths', 'limit', 'byCurrency', 'byCountry'].includes(kindAt(path) ?? '');
