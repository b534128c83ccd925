import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/invitations.ts';
import { byCode } from '../../i18n/by-code.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './import.module.css';

interface ImportResultProps {
  report: ImportReport;
  onAgain: () => void;
  onClose: () => void;
}

/** How many went out, and what is wrong with which line. */
export function ImportResult({ report, onAgain, onClose }: ImportResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { invited, lines, problems } = report;
  return (
    <div>
      <p role="status" className={classes.result}>
        {t('agency.import.invited', { count: invited, formatted: format.number(invited), lines: format.number(lines) })}
      </p>
      {problems.length > 0 ? (
        <>
          <h3 className={classes.heading}>{t('agency.import.problems', { count: problems.length })}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
          <ul className={classes.problems} tabIndex={0} aria-label={t('agency.import.problemList')}>
            {problems.map(({ line, code, sentence, value }) => (
              <li key={line}>
                <strong>{t('agency.import.line', { line })}</strong> {byCode(t, 'agency.import.code', code, sentence)}{' '}
                {value ? <code>{value}</code> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onAgain}>
          {t('agency.import.again')}
        </Button>
        <Button onClick={onClose}>{t('kit.close')}</Button>
      </Group>
    </div>
  );
}
