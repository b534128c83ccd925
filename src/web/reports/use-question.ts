import { useNavigate, useSearch } from '@tanstack/react-router';
import { useProgrammeNow } from '../kit/programme-time.ts';
import { type Portal, tablesFor } from './report-reader.ts';
import { type Dimension, daysOf, type ReportSearch } from './report-search.ts';

export interface Question {
  search: ReportSearch;
  by: Dimension;
  tables: Dimension[];
  from: string;
  to: string;
  /** As the API is asked, without `by`. */
  params: Record<string, string>;
  change: (change: ReportSearch) => void;
}

/** The question in the address, and how to ask another one. */
export function useQuestion(portal: Portal): Question {
  const search = useSearch({ strict: false }) as ReportSearch;
  const navigate = useNavigate();
  const { from, to } = daysOf(search, useProgrammeNow());
  const tables = tablesFor(portal, search.focus);
  const by = search.by && tables.includes(search.by) ? search.by : 'day';
  const { compare = 'none', focus, value = '' } = search;
  return {
    search,
    by,
    tables,
    from,
    to,
    params: {
      from,
      to,
      ...(compare === 'none' ? {} : { compare }),
      ...(focus ? { [focus]: value } : {}),
    },
    change: (change) =>
      void navigate({ to: '.', search: { ...search, ...change } as never, replace: true, resetScroll: false }),
  };
}
