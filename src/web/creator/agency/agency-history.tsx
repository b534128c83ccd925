import { useTranslation } from 'react-i18next';
import type { OwnRoster } from '../../api/agencies.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './creator-agency.module.css';

/** Everything that was agreed with any agency, newest first. Both sides see the same. */
export function AgencyHistory({ rosters }: { rosters: OwnRoster[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = rosters
    .flatMap(({ id, agency, history }) => history.map((change, index) => ({ ...change, key: `${id}${index}`, agency })))
    .toSorted((left, right) => right.from.localeCompare(left.from));
  return (
    <Section title={t('own.agency.history')}>
      <ol className={classes.history}>
        {rows.map(({ key, kind, from, shareBps, agency }) => (
          <li key={key}>
            <time dateTime={from}>{format.programmeDay(from)}</time>
            <span>
              {kind === 'ended'
                ? t('own.agency.ended', { agency: agency.name })
                : t('own.agency.shareFrom', { agency: agency.name, share: format.rate(shareBps ?? 0) })}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
