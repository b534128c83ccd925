import { Button, Group, Kbd, Switch } from '@mantine/core';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/cases.ts';
import classes from './cases.module.css';
import { MadeDecision } from './made-decision.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { type CaseDesk, OUTCOME_KEYS, OUTCOMES, useCaseDesk } from './use-case-desk.ts';

const DecisionDialog = lazy(() => import('./decision-dialog.tsx'));

/** The decision that was made, and those that can be made, by button or by key. */
export function DecisionPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const desk = useCaseDesk(view);
  return (
    <div className={classes.stack}>
      <Assignment view={view} desk={desk} />
      {view.decision ? <MadeDecision decision={view.decision} /> : null}
      {view.state === 'open' && view.decision?.outcome === 'suspend' ? (
        <p className={classes.soft}>{t('trust.lastWord')}</p>
      ) : null}
      {desk.mayDecide ? (
        <>
          <div className={classes.outcomes}>
            {OUTCOMES.map((outcome) => (
              <Button
                key={outcome}
                variant={outcome === 'clear' ? 'filled' : 'default'}
                {...(outcome === 'ban' || outcome === 'suspend' ? { c: 'var(--k-loss)' } : {})}
                aria-keyshortcuts={OUTCOME_KEYS[outcome]}
                disabled={outcome === 'pause' && !desk.mayPause}
                onClick={() => desk.setWording(outcome)}
              >
                {t(`trust.outcomes.${outcome}.do`)}
              </Button>
            ))}
          </div>
          {view.warning || view.links.length === 0 ? null : (
            <p className={classes.soft}>{t('trust.pause.notWarned')}</p>
          )}
          <Keys desk={desk} />
        </>
      ) : null}
      {desk.mayUndo ? (
        <Button variant="default" onClick={() => desk.setWording('undo')}>
          {t('trust.undo')}
        </Button>
      ) : null}
      <Shortcuts opened={desk.help} onClose={() => desk.setHelp(false)} keys={keysOf(desk, t)} />
      {desk.wording ? (
        <Suspense fallback={null}>
          <DecisionDialog view={view} desk={desk} />
        </Suspense>
      ) : null}
    </div>
  );
}

const keysOf = (desk: CaseDesk, t: TFunction) => [
  ...(desk.mayDecide
    ? OUTCOMES.map((outcome) => [OUTCOME_KEYS[outcome], t(`trust.outcomes.${outcome}.do`)] as const)
    : []),
  ...(desk.mayTake ? [['t', t('trust.shortcuts.take')] as const] : []),
  ...(desk.mayUndo ? [['u', t('trust.undo')] as const] : []),
  ['j', t('trust.shortcuts.next')] as const,
  ['k', t('trust.shortcuts.previous')] as const,
  ['q', t('trust.shortcuts.queue')] as const,
  ['?', t('trust.shortcuts.help')] as const,
];

function Assignment({ view, desk }: { view: CaseView; desk: CaseDesk }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" wrap="nowrap">
      <span className={classes.soft}>
        {t('trust.assigned')}: {view.assignedTo?.name ?? t('trust.nobody')}
      </span>
      {desk.mayTake && view.state !== 'closed' ? (
        <Button size="compact-sm" variant="default" aria-keyshortcuts="t" onClick={desk.take}>
          {t(desk.isMine ? 'trust.giveBack' : 'trust.take')}
        </Button>
      ) : null}
    </Group>
  );
}

function Keys({ desk }: { desk: CaseDesk }) {
  const { t } = useTranslation();
  return (
    <div className={classes.keys}>
      <Switch
        size="xs"
        label={t('trust.keys')}
        checked={desk.keysOn}
        onChange={(event) => desk.setKeysOn(event.currentTarget.checked)}
      />
      {desk.keysOn ? (
        <>
          {OUTCOMES.map((outcome) => (
            <span key={outcome}>
              <Kbd size="xs">{OUTCOME_KEYS[outcome]}</Kbd> {t(`trust.outcomes.${outcome}.do`)}
            </span>
          ))}
          <span>
            <Kbd size="xs">?</Kbd> {t('trust.shortcuts.all')}
          </span>
        </>
      ) : null}
    </div>
  );
}
