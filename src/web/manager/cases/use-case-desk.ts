import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseAction, type CaseView, type Outcome, useCaseAction, useCases } from '../../api/cases.ts';
import { useMe } from '../../api/me.ts';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useKeysSwitch, useLetterKeys } from '../../kit/use-letter-keys.ts';
import { mayReview } from '../role.ts';

export const OUTCOME_KEYS: Record<Outcome, string> = {
  clear: 'c',
  warn: 'w',
  pause: 'p',
  hold: 'h',
  reverse: 'r',
  suspend: 's',
  ban: 'b',
};
export const OUTCOMES = Object.keys(OUTCOME_KEYS) as Outcome[];

/** What a reviewer is doing about a case: which decision is being worded, and the keys for it. */
export function useCaseDesk(view: CaseView) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const action = useCaseAction(view.id);
  const [wording, setWording] = useState<Outcome | 'undo' | null>(null);
  const [keysOn, setKeysOn] = useKeysSwitch();
  const [help, setHelp] = useState(false);
  const open = useCases('open', false).rows ?? [];

  const mayDecide =
    mayReview(me) &&
    (view.state === 'open' || (view.state === 'decided' && (view.outcome === 'hold' || view.outcome === 'pause')));
  const mayUndo =
    mayReview(me) &&
    view.state === 'decided' &&
    (view.decision?.by.id === me.user.id ||
      me.memberships.some((held) => held.kind === 'manager' && held.role === 'admin'));
  const isMine = view.assignedTo?.id === me.user.id;

  /** A decision that was worded; rejects where it is refused, so that the words stay. */
  const send = async (step: CaseAction, message: string) => {
    await action.mutateAsync(step);
    void toast(message);
  };
  const take = () =>
    action.mutate(
      { path: 'assign', body: { to: isMine ? 'nobody' : 'me' } },
      { onError: (error) => void toast(problemSentence(error, t), 'problem') },
    );
  const step = (by: 1 | -1) => () => {
    const others = open.filter(({ id }) => id !== view.id);
    const place = open.findIndex(({ id }) => id === view.id);
    const following = open[place + by] ?? others.at(by === 1 ? 0 : -1);
    if (following) void navigate({ to: '/manager/cases/$caseId', params: { caseId: following.id } });
  };
  const toQueue = () => void navigate({ to: '/manager/cases', search: {} });

  const mayPause = view.warning !== null && view.links.length > 0;
  const possible = OUTCOMES.filter((outcome) => outcome !== 'pause' || mayPause);
  const decisions = mayDecide ? possible.map((outcome) => [OUTCOME_KEYS[outcome], () => setWording(outcome)]) : [];
  const keys = {
    ...Object.fromEntries(decisions),
    ...(mayReview(me) ? { t: take } : {}),
    ...(mayUndo ? { u: () => setWording('undo') } : {}),
    j: step(1),
    k: step(-1),
    q: toQueue,
    '?': () => setHelp(true),
  };
  useLetterKeys(keys, keysOn);

  return {
    mayDecide,
    mayPause,
    mayUndo,
    isMine,
    mayTake: mayReview(me),
    wording,
    setWording,
    send,
    take,
    keysOn,
    setKeysOn,
    help,
    setHelp,
  };
}

export type CaseDesk = ReturnType<typeof useCaseDesk>;
