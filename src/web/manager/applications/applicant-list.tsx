import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/types.ts';
import { When } from '../../kit/when.tsx';
import classes from './applications.module.css';

interface ApplicantListProps {
  rows: Application[];
  currentId: string;
  onChoose: (id: string) => void;
}

/** Who waits. Follows the chosen row inside the list only: the page itself must not jump. */
export function ApplicantList({ rows, currentId, onChoose }: ApplicantListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(currentId)}"]`);
    if (!list.current || !row) return;
    const { offsetTop: top, offsetHeight: height } = row;
    const { scrollTop, clientHeight } = list.current;
    if (top < scrollTop) list.current.scrollTop = top;
    else if (top + height > scrollTop + clientHeight) list.current.scrollTop = top + height - clientHeight;
  }, [currentId]);
  return (
    <ul className={classes.list} aria-label={t('manager.queue.list')} ref={list}>
      {rows.map(({ id, displayName, appliedAt }) => (
        <li key={id} data-id={id}>
          <button
            type="button"
            className={classes.row}
            aria-current={id === currentId || undefined}
            onClick={() => onChoose(id)}
          >
            <span className={classes.rowName} title={displayName}>
              {displayName}
            </span>
            <span className={classes.rowMeta}>
              <When at={appliedAt} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
