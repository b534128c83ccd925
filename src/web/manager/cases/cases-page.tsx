import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseState, useCases } from '../../api/cases.ts';
import { useMe } from '../../api/me.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Page } from '../../kit/page.tsx';
import { Section } from '../../kit/section.tsx';
import { mayReview } from '../role.ts';
import { useCaseColumns } from './case-columns.tsx';
import classes from './cases.module.css';
import { ReportLinks } from './report-links.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useQueueKeys } from './use-queue-keys.ts';
import { useQueueSearch } from './use-queue-search.ts';

const SpotCheck = lazy(() => import('./spot-check.tsx'));
const BulkDecision = lazy(() => import('./bulk-decision.tsx'));
const route = getRouteApi('/manager/cases');
const states: CaseState[] = ['open', 'appealed', 'decided', 'closed'];
type Shut = Exclude<CaseState, 'open'>;

/** The reviewers' queue: what was forgotten first, then by money at risk. */
export function CasesPage() {
  const { t } = useTranslation();
  const { state = 'open', mine = false } = route.useSearch();
  const navigate = route.useNavigate();
  const [selected, setSelected] = useState<string[]>([]);
  const me = useMe();
  const mayDecide = mayReview(me) && state === 'open';
  const toggle = (id: string) =>
    setSelected(selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id]);
  const { search, field } = useQueueSearch();
  const list = useCases(state, mine, search);
  const names = new Map(list.rows?.map(({ id, creator }) => [id, creator.name]));
  const { help, closeHelp } = useQueueKeys(mayDecide ? toggle : undefined);
  const columns = useCaseColumns(mayDecide ? { selected, toggle } : undefined);
  const show = (next: string) => {
    setSelected([]);
    void navigate({
      search: { state: states.find((one): one is Shut => one === next && one !== 'open'), mine: mine || undefined },
      replace: true,
    });
  };
  return (
    <Page
      title={t('trust.title')}
      lead={t('trust.lead')}
      actions={
        <SegmentedControl
          className={classes.tabs}
          aria-label={t('trust.show')}
          value={state}
          onChange={show}
          data={states.map((value) => ({ value, label: t(`trust.tabs.${value}`) }))}
        />
      }
    >
      <Shortcuts opened={help} onClose={closeHelp} keys={keysOf(t, mayDecide)} />
      <div className={classes.tools}>
        <Checkbox
          label={t('trust.mine')}
          checked={mine}
          onChange={(event) =>
            void navigate({
              search: (before) => ({ ...before, mine: event.currentTarget.checked || undefined }),
              replace: true,
            })
          }
        />
        {mayReview(me) ? (
          <div className={classes.ways}>
            <ReportLinks />
            <SpotCheckButton />
          </div>
        ) : null}
        {mayDecide && selected.length > 1 ? (
          <Suspense fallback={null}>
            <BulkDecision caseIds={selected} names={names} onDone={() => setSelected([])} />
          </Suspense>
        ) : null}
      </div>
      <Section flush>
        <DataTable
          label={t('trust.title')}
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          search={field}
          searchLabel={t('trust.search')}
          empty={
            <EmptyState icon={IconShieldCheck} title={t(`trust.empty.${state}`)} body={t(`trust.emptyHint.${state}`)} />
          }
        />
      </Section>
    </Page>
  );
}

const keysOf = (t: TFunction, mayDecide: boolean) => [
  ['j', t('trust.shortcuts.next')] as const,
  ['k', t('trust.shortcuts.previous')] as const,
  ...(mayDecide ? [['x', t('trust.shortcuts.select')] as const] : []),
  ['Enter', t('trust.shortcuts.open')] as const,
  ['?', t('trust.shortcuts.help')] as const,
];

function SpotCheckButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        {t('spotChecks.do')}
      </Button>
      {opened ? (
        <Suspense fallback={null}>
          <SpotCheck onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
