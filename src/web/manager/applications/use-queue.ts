import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecideApplication } from '../../api/applications.ts';
import { useMe } from '../../api/me.ts';
import type { Application } from '../../api/types.ts';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useLetterKeys } from '../../kit/use-letter-keys.ts';
import { mayReview } from '../role.ts';

export interface Queue {
  current: Application | undefined;
  choose: (id: string) => void;
  approve: () => void;
  /** The application whose rejection is being worded. */
  rejecting: Application | null;
  startRejecting: () => void;
  stopRejecting: () => void;
  reject: (reason: string) => void;
  isDeciding: boolean;
}

/** Which application is looked at and what is decided about it; decided ones give way to their neighbour. */
export function useQueue(rows: Application[], keysOn: boolean): Queue {
  const mayDecide = mayReview(useMe());
  const { t } = useTranslation();
  const decide = useDecideApplication();
  const [chosenId, choose] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState<Application | null>(null);
  const index = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosenId),
  );
  const current = rows[index];

  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next) choose(next.id);
  };
  const settle = (application: Application, rejectedBecause?: string) => {
    const neighbour = rows[index + 1] ?? rows[index - 1];
    const key = rejectedBecause === undefined ? 'manager.queue.approved' : 'manager.queue.rejected';
    decide.mutate(
      { application, ...(rejectedBecause === undefined ? {} : { rejectedBecause }) },
      {
        onSuccess: () => {
          void toast(t(key, { name: application.displayName }));
          if (neighbour) choose(neighbour.id);
        },
        onError: (error) => void toast(problemSentence(error, t), 'problem'),
      },
    );
  };
  const approve = () => {
    if (current && !decide.isPending) settle(current);
  };
  const startRejecting = () => setRejecting(current ?? null);

  const decisions: Record<string, () => void> = mayDecide ? { a: approve, r: startRejecting } : {};
  useLetterKeys({ j: () => step(1), k: () => step(-1), ...decisions }, keysOn);

  return {
    current,
    choose,
    approve,
    rejecting,
    startRejecting,
    stopRejecting: () => setRejecting(null),
    reject: (reason) => {
      if (rejecting) settle(rejecting, reason);
      setRejecting(null);
    },
    isDeciding: decide.isPending,
  };
}
