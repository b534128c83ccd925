import { useTranslation } from 'react-i18next';
import type { SettingSection } from './setting-paths.ts';
import classes from './settings.module.css';

/** Leads to the sections of a long page; those with changes are marked. */
export function SettingsContents({ sections, changed }: { sections: SettingSection[]; changed: string[] }) {
  const { t } = useTranslation();
  const isChanged = (section: SettingSection) =>
    section.fields.some(({ path }) => changed.some((each) => each === path || each.startsWith(`${path}.`)));
  const tiers = { title: 'tiers' as const, changed: changed.some((path) => /^standing\.tier/.test(path)) };
  const entries = [tiers, ...sections.map((section) => ({ title: section.title, changed: isChanged(section) }))];
  return (
    <nav aria-label={t('programme.settings.contents')}>
      <ul className={classes.contents}>
        {entries.map((entry) => (
          <li key={entry.title}>
            <a href={`#${entry.title}`} data-changed={entry.changed || undefined}>
              {t(`programme.settings.${entry.title}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
