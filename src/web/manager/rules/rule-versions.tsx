import { useTranslation } from 'react-i18next';
import { useRuleVersions } from '../../api/rules.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { rulePays, rulePeriod, ruleProtection } from './rule-words.ts';
import classes from './rules.module.css';

/** Every version of a rule, the newest first: what it paid and when. */
export default function RuleVersions({ seriesId }: { seriesId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, error, retry } = useRuleVersions(seriesId);
  if (error) return <ProblemAlert error={error} retry={retry} />;
  return (
    <ol className={classes.versions}>
      {rows?.map((rule) => (
        <li key={rule.id}>
          <strong>{t('rules.versionOf', { version: rule.version })}</strong>
          <span className={classes.figure}>{rulePays(rule, t, format)}</span>
          <StateBadge kind="rule" state={rule.state} />
          <span className={classes.soft}>
            {[rulePeriod(rule, t, format), ruleProtection(rule, t, format)].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}
