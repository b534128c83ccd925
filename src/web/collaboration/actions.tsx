import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration } from '../../campaigns/collaborations/schemas.ts';
import type { Action } from '../../campaigns/schemas.ts';
import { useAct } from '../api/campaigns.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { useFormat } from '../kit/use-format.ts';
import { ActionDialog, type AskedAction, isAsked } from './action-dialog.tsx';
import classes from './collaboration.module.css';

type ActionWithForm = 'submit_content' | 'approve_content' | 'request_changes';

/** Content has forms of its own. */
const isButton = (action: Action): action is Exclude<Action, ActionWithForm> =>
  !['submit_content', 'approve_content', 'request_changes'].includes(action);

const refusals: Action[] = [
  'decline_invitation',
  'decline_application',
  'withdraw_invitation',
  'withdraw_application',
  'refuse_sample',
  'cancel',
];

/** What this side may do now, as buttons; what cannot be taken back asks once. */
export function Actions({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const act = useAct(collaboration.id);
  const [asked, setAsked] = useState<AskedAction | null>(null);
  const { actions, state, backFrom } = collaboration;
  const buttons = actions.filter(isButton);
  const isOver = ['done', 'declined', 'cancelled'].includes(state);
  const press = (action: Action) => (isAsked(action) ? setAsked(action) : act.mutate({ action }));
  return (
    <div className={classes.dialog}>
      {isOver ? <p className={classes.soft}>{t('campaigns.collaboration.over')}</p> : null}
      {backFrom ? (
        <p className={classes.soft}>{t('campaigns.collaboration.backFrom', { day: format.programmeDay(backFrom) })}</p>
      ) : null}
      {!isOver && actions.every((action) => action === 'cancel') ? (
        <p className={classes.soft}>{t('campaigns.collaboration.nothing')}</p>
      ) : null}
      {act.error && !asked ? <ProblemAlert error={act.error} /> : null}
      {buttons.length > 0 ? (
        <div className={classes.buttons}>
          {buttons.map((action) => (
            <Button
              key={action}
              variant={refusals.includes(action) ? 'default' : 'filled'}
              loading={act.isPending && act.variables?.action === action}
              onClick={() => press(action)}
            >
              {t(`campaigns.collaboration.action.${action}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {asked ? (
        <ActionDialog action={asked} collaboration={collaboration} act={act} close={() => setAsked(null)} />
      ) : null}
    </div>
  );
}
