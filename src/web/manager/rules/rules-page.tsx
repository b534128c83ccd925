import { Button, SegmentedControl } from '@mantine/core';
import { IconPercentage, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { type RuleView, useFallbackRate, useRules } from '../../api/rules.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { maySetRules } from '../role.ts';
import { CapsInForce } from './caps-in-force.tsx';
import { useRuleColumns } from './rule-columns.tsx';
import { ruleTitle } from './rule-words.ts';
import classes from './rules.module.css';

const RuleForm = lazy(() => import('./rule-form.tsx'));
const RuleVersions = lazy(() => import('./rule-versions.tsx'));

type Opened = { what: 'form'; before: RuleView | null } | { what: 'versions'; rule: RuleView } | null;

/** What pays for what: the rules, with a form that shows beforehand whom a new one affects. */
export function RulesPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<'current' | 'all'>('current');
  const [opened, setOpened] = useState<Opened>(null);
  const mayChange = maySetRules(useMe());
  const close = () => setOpened(null);
  const columns = useRuleColumns({
    mayChange,
    change: (before) => setOpened({ what: 'form', before }),
    versions: (rule) => setOpened({ what: 'versions', rule }),
  });
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened({ what: 'form', before: null })}>
      {t('rules.add')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('rules.title')} lead={t('rules.lead')} actions={add}>
      <Section flush>
        <div className={classes.bar}>
          <SegmentedControl
            aria-label={t('rules.shown')}
            value={state}
            onChange={(value) => setState(value as typeof state)}
            data={(['current', 'all'] as const).map((value) => ({ value, label: t(`rules.show.${value}`) }))}
          />
          <div>
            <Fallback mayChange={mayChange} />
            <CapsInForce mayChange={mayChange} />
          </div>
        </div>
        <DataTable
          label={t('rules.title')}
          list={useRules(state)}
          columns={columns}
          rowKey={({ id }) => id}
          searchText={(rule) =>
            [
              ruleTitle(rule, t),
              rule.brand?.name,
              rule.creator?.name,
              rule.category,
              ...rule.skus,
              rule.campaignId,
            ].join(' ')
          }
          searchLabel={t('rules.search')}
          empty={<EmptyState icon={IconPercentage} title={t('rules.empty')} body={t('rules.emptyHint')} />}
        />
      </Section>
      <Dialog opened={opened?.what === 'form'} onClose={close} title={formTitle(opened, t)} size={620}>
        <Suspense fallback={null}>
          {opened?.what === 'form' ? <RuleForm before={opened.before} onDone={close} /> : null}
        </Suspense>
      </Dialog>
      <Dialog
        opened={opened?.what === 'versions'}
        onClose={close}
        title={opened?.what === 'versions' ? t('rules.historyOf', { rule: ruleTitle(opened.rule, t) }) : ''}
        size={620}
      >
        <Suspense fallback={null}>
          {opened?.what === 'versions' ? <RuleVersions seriesId={opened.rule.seriesId} /> : null}
        </Suspense>
      </Dialog>
    </Page>
  );
}

function formTitle(opened: Opened, t: ReturnType<typeof useTranslation>['t']): string {
  if (opened?.what !== 'form') return '';
  return opened.before ? t('rules.changeOf', { rule: ruleTitle(opened.before, t) }) : t('rules.add');
}

function Fallback({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useFallbackRate();
  if (!data) return null;
  return (
    <p className={classes.soft}>
      {t('rules.fallback', { rate: format.rate(data.rateBps), version: format.number(data.settingsVersion) })}
      {mayChange ? null : ` ${t('rules.onlyAdmins')}`}
    </p>
  );
}
