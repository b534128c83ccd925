import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '../api/reports.ts';
import { Truncate } from '../kit/truncate.tsx';
import { TwoLines } from '../kit/two-lines.tsx';
import { useFormat } from '../kit/use-format.ts';
import type { Dimension } from './report-search.ts';
import classes from './reports.module.css';

interface RowNameProps {
  by: Dimension;
  row: ReportRow;
  /** Looks at this row alone; undefined where there is nothing more to see. */
  onLook: (() => void) | undefined;
}

/** What a row is about, in words. */
export function RowName({ by, row, onLook }: RowNameProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = () => {
    if (row.value === 'total') return row.name;
    if (by === 'day') return format.day(row.value);
    if (by === 'country') return row.value === '' ? t('reports.unknownCountry') : format.country(row.value);
    return row.name;
  };
  const name = <Truncate>{said()}</Truncate>;
  const first = onLook ? (
    <UnstyledButton className={classes.look} onClick={onLook}>
      {name}
    </UnstyledButton>
  ) : (
    name
  );
  const isTold = row.detail !== null && row.detail !== row.name;
  return isTold ? <TwoLines first={first} second={<Truncate>{row.detail ?? ''}</Truncate>} /> : first;
}
