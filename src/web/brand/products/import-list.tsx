import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useImports } from '../../api/catalogue.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import classes from './products.module.css';

/** The latest imports: how far they are and what came of them. */
export function ImportList({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useImports(brandId);
  const shown = data?.data.slice(0, 3) ?? [];
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (shown.length === 0) return null;
  return (
    <Section title={t('catalogue.import.title')} flush>
      <ul className={classes.imports}>
        {shown.map(({ id, source, state, counts, createdAt }) => (
          <li key={id}>
            <Link to="/brand/$brandId/imports/$importId" params={{ brandId, importId: id }}>
              {source.name}
            </Link>
            <span className={classes.soft}>
              {t('catalogue.import.read', { count: counts.read, formatted: format.number(counts.read) })}
              {counts.refused > 0 ? ` · ${t('catalogue.import.refused', { count: counts.refused })}` : ''}
            </span>
            <span className={classes.soft}>
              <When at={createdAt} />
            </span>
            <StateBadge kind="import" state={state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
