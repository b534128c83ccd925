import { useTranslation } from 'react-i18next';
import type { SettingsEffects } from '../../api/settings.ts';
import type { StandingPreview } from '../../api/standing.ts';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import { ExampleNames } from './example-names.tsx';
import { sayPath, sayValue } from './say-setting.ts';
import { type Values, valueAt } from './setting-paths.ts';
import classes from './settings.module.css';
import { SettingsEffectsList } from './settings-effects-list.tsx';

interface PreviewProps {
  preview: StandingPreview | undefined;
  effects: SettingsEffects | undefined;
  before: Values;
  after: Values;
  paths: string[];
}

const names = { tiers: 'standingNames.tier', kol: 'standingNames.status', reach: 'standingNames.reach' } as const;

/** What changes, and who would reach another tier, status or class by it. */
export function PreviewBody({ preview, effects, before, after, paths }: PreviewProps) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.subtitle}>{t('programme.settings.changes')}</h3>
      <ul className={classes.changes}>
        {paths.map((path) => (
          <li key={path}>
            {sayPath(t, path)}: <s>{sayValue(t, valueAt(before, path), path)}</s>{' '}
            <b>{sayValue(t, valueAt(after, path), path)}</b>
          </li>
        ))}
      </ul>
      <h3 className={classes.subtitle}>{t('programme.settings.affected')}</h3>
      <SettingsEffectsList effects={effects} paths={paths} />
      {preview ? <Affected preview={preview} /> : null}
    </>
  );
}

function Affected({ preview }: { preview: StandingPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = ['tiers', 'kol', 'reach'] as const;
  const moves = kinds.flatMap((kind) => preview[kind].map((move) => ({ kind, ...move })));
  return (
    <>
      {preview.recount ? <p className={classes.note}>{t('programme.settings.recount')}</p> : null}
      {moves.length === 0 && !preview.recount ? <p className={classes.note}>{t('programme.settings.nobody')}</p> : null}
      {moves.length > 0 ? (
        <table className={classes.moves} aria-label={t('programme.settings.affected')}>
          <tbody>
            {moves.map(({ kind, from, to, count, examples }) => (
              <tr key={`${kind}${from}${to}`}>
                <th scope="row">{t(`programme.settings.what.${kind}`)}</th>
                <td>
                  {t('programme.settings.move', {
                    from: byCode(t, names[kind], from, from),
                    to: byCode(t, names[kind], to, to),
                  })}
                  <ExampleNames examples={examples} />
                </td>
                <td className={classes.number}>{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {preview.looked < preview.creators ? (
        <p className={classes.soft}>
          {t('programme.settings.sampled', {
            looked: format.number(preview.looked),
            creators: format.number(preview.creators),
          })}
        </p>
      ) : null}
    </>
  );
}
