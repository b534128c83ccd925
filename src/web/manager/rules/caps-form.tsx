import { Button, Group, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { type SettingsInForce, useChangeSettings } from '../../api/settings.ts';
import { sayField } from '../../i18n/say-field.ts';
import { decimalsOf } from '../../kit/format.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './rules.module.css';

const CAPS = ['maxPerOrderMinor', 'maxPerCreatorMonthMinor'] as const;

/** The two caps of the programme; saved as a version of the settings. */
export default function CapsForm({ inForce, onDone }: { inForce: SettingsInForce; onDone: () => void }) {
  const { t } = useTranslation();
  const { currency } = useMe().programme;
  const change = useChangeSettings();
  const { commission } = inForce.values;
  const [caps, setCaps] = useState({
    maxPerOrderMinor: commission.maxPerOrderMinor,
    maxPerCreatorMonthMinor: commission.maxPerCreatorMonthMinor,
  });
  const scale = 10 ** decimalsOf(currency);
  const errorAt = (key: string) =>
    change.error instanceof Problem
      ? sayField(t, change.error.fields.find(({ path }) => path.endsWith(`commission.${key}`))?.message)
      : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { expectedVersion: inForce.version, values: { commission: { ...commission, ...caps } } },
      {
        onSuccess: () => {
          void toast(t('rules.caps.saved'));
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <p className={classes.soft}>{t('rules.caps.hint')}</p>
      <div className={classes.pair}>
        {CAPS.map((key) => (
          <NumberInput
            key={key}
            label={`${t(`rules.caps.${key}`)}, ${currency}`}
            placeholder={t('rules.caps.none')}
            value={caps[key] === null ? '' : caps[key] / scale}
            onChange={(value) => setCaps({ ...caps, [key]: value === '' ? null : Math.round(Number(value) * scale) })}
            hideControls
            thousandSeparator=" "
            error={errorAt(key)}
          />
        ))}
      </div>
      <p className={classes.soft}>
        <AnchorLink to="/manager/simulations">{t('rules.caps.tryFirst')}</AnchorLink>
      </p>
      {change.error ? <ProblemAlert error={change.error} /> : null}
      <Group justify="flex-end">
        <Button type="submit" loading={change.isPending}>
          {t('rules.form.save')}
        </Button>
      </Group>
    </form>
  );
}
