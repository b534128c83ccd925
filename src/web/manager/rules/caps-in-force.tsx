import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.ts';
import { useSettings } from '../../api/settings.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './rules.module.css';

const CapsForm = lazy(() => import('./caps-form.tsx'));

/** What an order, and a creator in a month, may earn at most, whatever the rules pay; admins change it here. */
export function CapsInForce({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = useMe().programme;
  const settings = useSettings();
  const [opened, setOpened] = useState(false);
  if (!settings.data) return null;
  const { maxPerOrderMinor, maxPerCreatorMonthMinor } = settings.data.values.commission;
  const say = (amountMinor: number | null) =>
    amountMinor === null ? t('rules.caps.none') : format.money({ amountMinor, currency });
  return (
    <p className={classes.soft}>
      {t('rules.caps.inForce', { order: say(maxPerOrderMinor), month: say(maxPerCreatorMonthMinor) })}
      {mayChange ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
          {t('rules.caps.change')}
        </Button>
      ) : null}
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('rules.caps.title')} size={520}>
        <Suspense fallback={null}>
          {opened ? <CapsForm inForce={settings.data} onDone={() => setOpened(false)} /> : null}
        </Suspense>
      </Dialog>
    </p>
  );
}
