import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RuleView, useEndRule } from '../../api/rules.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import type { Column } from '../../kit/data-table.tsx';
import { StateBadge } from '../../kit/state-badge.tsx';
import { toast } from '../../kit/toast.ts';
import { Truncate } from '../../kit/truncate.tsx';
import { TwoLines } from '../../kit/two-lines.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { ruleAbout, rulePays, rulePeriod, ruleProtection, ruleTitle } from './rule-words.ts';
import classes from './rules.module.css';

interface Actions {
  mayChange: boolean;
  change: (rule: RuleView) => void;
  versions: (rule: RuleView) => void;
}

export function useRuleColumns({ mayChange, change, versions }: Actions): Column<RuleView>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: 'rule',
      title: t('rules.column.rule'),
      phone: 'title',
      grow: '30%',
      render: (rule) => (
        <TwoLines
          first={<Truncate>{ruleTitle(rule, t)}</Truncate>}
          second={`${t(`rules.scope.${rule.scope}`)} · ${t('rules.versionOf', { version: rule.version })}`}
        />
      ),
    },
    {
      key: 'about',
      title: t('rules.column.about'),
      grow: '25%',
      render: (rule) => <Truncate>{ruleAbout(rule, t)}</Truncate>,
    },
    {
      key: 'pays',
      title: t('rules.column.pays'),
      align: 'end',
      phone: 'value',
      render: (rule) => (
        <TwoLines
          first={rulePays(rule, t, format)}
          second={
            rule.budget
              ? t('rules.budget', { used: format.money(rule.budget.used), limit: format.money(rule.budget.limit) })
              : null
          }
        />
      ),
    },
    {
      key: 'period',
      title: t('rules.column.period'),
      grow: '45%',
      render: (rule) => <TwoLines first={rulePeriod(rule, t, format)} second={ruleProtection(rule, t, format)} />,
    },
    {
      key: 'state',
      title: t('rules.column.state'),
      render: ({ state }) => <StateBadge kind="rule" state={state} />,
    },
    {
      key: 'actions',
      title: '',
      align: 'end',
      phone: 'action',
      render: (rule) => (
        <Group gap={6} justify="flex-end" wrap="nowrap" className={classes.actions}>
          <Button size="compact-sm" variant="subtle" onClick={() => versions(rule)}>
            {t('rules.history')}
          </Button>
          {mayChange && rule.endedAt === null && rule.state !== 'over' ? (
            <>
              <Button size="compact-sm" variant="default" onClick={() => change(rule)}>
                {t('rules.change')}
              </Button>
              <EndRule rule={rule} />
            </>
          ) : null}
        </Group>
      ),
    },
  ];
}

function EndRule({ rule }: { rule: RuleView }) {
  const { t } = useTranslation();
  const endRule = useEndRule();
  const end = async () => {
    await endRule.mutateAsync(rule.id);
    await toast(t('rules.ended'));
  };
  return (
    <ConfirmButton
      size="compact-sm"
      variant="default"
      label={t('rules.end')}
      title={t('rules.endTitle')}
      confirmLabel={t('rules.end')}
      onConfirm={end}
      isRunning={endRule.isPending}
      error={endRule.error}
    >
      <p>{t('rules.endBody')}</p>
    </ConfirmButton>
  );
}
