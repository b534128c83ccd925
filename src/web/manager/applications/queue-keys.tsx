import { Kbd, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './applications.module.css';

interface QueueKeysProps {
  on: boolean;
  onChange: (on: boolean) => void;
}

/** The keys of the queue and their switch; hidden where there is no keyboard. */
export function QueueKeys({ on, onChange }: QueueKeysProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.keys}>
      <Switch
        size="xs"
        label={t('manager.queue.keys')}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {on ? (
        <>
          <span>
            <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> {t('manager.queue.keyMove')}
          </span>
          <span>
            <Kbd size="xs">a</Kbd> {t('manager.queue.keyApprove')}
          </span>
          <span>
            <Kbd size="xs">r</Kbd> {t('manager.queue.keyReject')}
          </span>
        </>
      ) : null}
    </div>
  );
}
