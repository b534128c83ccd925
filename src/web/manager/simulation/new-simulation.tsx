import { Button, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { useBrands } from '../../api/links.ts';
import { useMe } from '../../api/me.ts';
import type { SettingsInForce } from '../../api/settings.ts';
import { useStartSimulation } from '../../api/simulations.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { type TierRow, TierTableFields } from '../tiers/tier-table-fields.tsx';
import { lastMonths } from './months.ts';
import classes from './simulation.module.css';

type Percent = number | string;
const toBps = (percent: Percent): number | undefined =>
  percent === '' ? undefined : Math.round(Number(percent) * 100);

/** The form: months, and what would have been different in them. */
export function NewSimulation({ inForce }: { inForce: SettingsInForce }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const start = useStartSimulation();
  const months = lastMonths(new Date(me.programme.now), 24);
  const [form, setForm] = useState<Form>(() => blank(months));
  const set = (change: Partial<Form>) => setForm((old) => ({ ...old, ...change }));
  const fields = start.error instanceof Problem ? start.error.fields : [];
  const problem = (path: string) => fields.find((field) => field.path === path)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(inputOf(form), {
      onSuccess: ({ id }) => void navigate({ to: '/manager/simulations/$simulationId', params: { simulationId: id } }),
    });
  };
  const percent = (key: 'programme' | 'brandRate' | 'categoryRate' | 'fraud', label: string, path: string) => (
    <NumberInput
      label={label}
      placeholder={t('programme.simulation.asItIs')}
      value={form[key]}
      onChange={(value) => set({ [key]: value })}
      min={0}
      hideControls
      error={problem(path)}
    />
  );
  return (
    <Section title={t('programme.simulation.new')}>
      <form onSubmit={submit} className={classes.form}>
        <div className={classes.fields}>
          <TextInput
            label={t('programme.simulation.name')}
            placeholder={t('programme.simulation.namePlaceholder')}
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            required
            maxLength={80}
            error={problem('name')}
          />
          <MonthFields form={form} set={set} months={months} problem={problem('throughMonth')} />
          {percent('programme', t('programme.simulation.programmeRate'), 'programmeRateBps')}
          <BrandSelect value={form.brandId} onChange={(brandId) => set({ brandId })} />
          {percent('brandRate', t('programme.simulation.brandRate'), 'brandRates.0.rateBps')}
          {percent('fraud', t('programme.simulation.fraud'), 'returnRateFromBps')}
          <TextInput
            label={t('programme.simulation.category')}
            value={form.category}
            onChange={(event) => set({ category: event.currentTarget.value })}
          />
          {percent('categoryRate', t('programme.simulation.categoryRate'), 'categoryRates.0.rateBps')}
        </div>
        <Switch
          label={t('programme.simulation.changeTiers')}
          checked={form.tiers !== null}
          onChange={(event) => set({ tiers: event.currentTarget.checked ? inForce.values.standing.tiers : null })}
        />
        {form.tiers ? (
          <TierTableFields
            rows={form.tiers}
            currency={me.programme.currency}
            onChange={(tiers) => set({ tiers })}
            problems={
              new Map(
                fields
                  .filter(({ path }) => path.startsWith('tiers.'))
                  .map(({ path, message }) => [path.slice(6), message]),
              )
            }
          />
        ) : null}
        {start.error ? <ProblemAlert error={start.error} /> : null}
        <Button type="submit" loading={start.isPending} className={classes.start}>
          {t('programme.simulation.start')}
        </Button>
      </form>
    </Section>
  );
}

interface MonthFieldsProps {
  form: Form;
  set: (change: Partial<Form>) => void;
  months: string[];
  problem: string | undefined;
}

function MonthFields({ form, set, months, problem }: MonthFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('programme.simulation.fromMonth')}
        data={months}
        value={form.fromMonth}
        onChange={(event) => set({ fromMonth: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('programme.simulation.throughMonth')}
        data={months}
        value={form.throughMonth}
        onChange={(event) => set({ throughMonth: event.currentTarget.value })}
        error={problem}
      />
    </>
  );
}

function BrandSelect({ value, onChange }: { value: string; onChange: (brandId: string) => void }) {
  const { t } = useTranslation();
  const brands = useBrands(true);
  const options = (brands.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      label={t('programme.simulation.brand')}
      data={[{ value: '', label: '–' }, ...options]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface Form {
  name: string;
  fromMonth: string;
  throughMonth: string;
  tiers: TierRow[] | null;
  programme: Percent;
  brandId: string;
  brandRate: Percent;
  category: string;
  categoryRate: Percent;
  fraud: Percent;
}

const blank = (months: string[]): Form => ({
  name: '',
  fromMonth: months[2] ?? '',
  throughMonth: months[0] ?? '',
  tiers: null,
  programme: '',
  brandId: '',
  brandRate: '',
  category: '',
  categoryRate: '',
  fraud: '',
});

function inputOf(form: Form): object {
  const { name, fromMonth, throughMonth, tiers, brandId, category } = form;
  const [brandRate, categoryRate] = [toBps(form.brandRate), toBps(form.categoryRate)];
  return {
    name,
    fromMonth,
    throughMonth,
    ...(tiers ? { tiers } : {}),
    programmeRateBps: toBps(form.programme),
    brandRates: brandId && brandRate !== undefined ? [{ brandId, rateBps: brandRate }] : [],
    categoryRates: category && categoryRate !== undefined ? [{ category, rateBps: categoryRate }] : [],
    returnRateFromBps: toBps(form.fraud),
  };
}
