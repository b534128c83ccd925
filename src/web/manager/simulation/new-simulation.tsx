import { Button, Chip, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import type { SettingsInForce } from '../../api/settings.ts';
import { useStartSimulation } from '../../api/simulations.ts';
import { sayField } from '../../i18n/say-field.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { lastMonths } from './months.ts';
import { PartFields } from './part-fields.tsx';
import classes from './simulation.module.css';
import {
  blankDraft,
  type Draft,
  inputOf,
  PARTS,
  type Part,
  PRESETS,
  type Preset,
  presetOf,
} from './simulation-draft.ts';

/** The form: a question to begin with, months, and what would have been different in them. */
export default function NewSimulation({ inForce }: { inForce: SettingsInForce }) {
  const { t } = useTranslation();
  const { programme } = useMe();
  const navigate = useNavigate();
  const start = useStartSimulation();
  const blank = () => blankDraft(inForce.values, new Date(programme.now), programme.currency);
  const [draft, setDraft] = useState<Draft>(blank);
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  const fields = (start.error instanceof Problem ? start.error.fields : []).map(({ path, message }) => ({
    path,
    message: sayField(t, message),
  }));
  const problem = (path: string) => fields.find((field) => field.path === path)?.message;
  const choose = (preset: Preset) =>
    set({ ...presetOf(preset, draft, blank(), inForce.values), name: t(`programme.simulation.presets.${preset}`) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(inputOf(draft, programme.currency), {
      onSuccess: ({ id }) => void navigate({ to: '/manager/simulations/$simulationId', params: { simulationId: id } }),
    });
  };
  return (
    <Section title={t('programme.simulation.new')}>
      <form onSubmit={submit} className={classes.form}>
        <div>
          <div className={classes.label}>{t('programme.simulation.presetsTitle')}</div>
          <div className={classes.presets}>
            {PRESETS.map((preset) => (
              <Button key={preset} size="xs" variant="default" onClick={() => choose(preset)}>
                {t(`programme.simulation.presets.${preset}`)}
              </Button>
            ))}
          </div>
        </div>
        <div className={classes.fields}>
          <TextInput
            label={t('programme.simulation.name')}
            placeholder={t('programme.simulation.namePlaceholder')}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            required
            maxLength={80}
            error={problem('name')}
          />
          <MonthFields draft={draft} set={set} problem={problem('throughMonth')} />
        </div>
        <div>
          <div className={classes.label} id="simulation-parts">
            {t('programme.simulation.change')}
          </div>
          <Chip.Group multiple value={draft.parts} onChange={(parts) => set({ parts: parts as Part[] })}>
            <Group gap={8} role="group" aria-labelledby="simulation-parts">
              {PARTS.map((part) => (
                <Chip key={part} value={part} size="sm">
                  {t(`programme.simulation.parts.${part}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
        {PARTS.filter((part) => draft.parts.includes(part)).map((part) => (
          <PartFields key={part} part={part} draft={draft} set={set} fields={fields} />
        ))}
        {start.error ? <ProblemAlert error={start.error} /> : null}
        <Button type="submit" loading={start.isPending} className={classes.start}>
          {t('programme.simulation.start')}
        </Button>
      </form>
    </Section>
  );
}

interface MonthFieldsProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  problem: string | undefined;
}

function MonthFields({ draft, set, problem }: MonthFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const months = lastMonths(new Date(useMe().programme.now), 24).map((value) => ({
    value,
    label: format.month(value),
  }));
  return (
    <>
      <NativeSelect
        label={t('programme.simulation.fromMonth')}
        data={months}
        value={draft.fromMonth}
        onChange={(event) => set({ fromMonth: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('programme.simulation.throughMonth')}
        data={months}
        value={draft.throughMonth}
        onChange={(event) => set({ throughMonth: event.currentTarget.value })}
        error={problem}
      />
    </>
  );
}
