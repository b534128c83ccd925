import { formatDate, formatRelative } from './format.ts';
import { Hint } from './hint.tsx';
import { useProgrammeNow } from './programme-time.ts';
import { useFormat } from './use-format.ts';

interface WhenProps {
  at: string;
  /** 'date' names the day even when it is near. */
  as?: 'relative' | 'date';
}

/** A moment told from now ('3 days ago'), exact to the minute on hover, focus or touch. */
export function When({ at, as = 'relative' }: WhenProps) {
  const { language } = useFormat();
  const now = useProgrammeNow();
  const date = new Date(at);
  const exact = formatDate(date, language, 'exact');
  return (
    <Hint label={exact}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {as === 'date' ? formatDate(date, language) : formatRelative(date, now, language)}
      </time>
    </Hint>
  );
}
