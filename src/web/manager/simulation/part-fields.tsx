import { MultiSelect, NumberInput, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBrands } from '../../api/links.ts';
import { useMe } from '../../api/me.ts';
import { byCode } from '../../i18n/by-code.ts';
import { SEVERITIES, SIGNALS } from '../settings/setting-choices.ts';
import { TierTableFields } from '../tiers/tier-table-fields.tsx';
import { RateRows } from './rate-rows.tsx';
import classes from './simulation.module.css';
import type { Draft, Part, Typed } from './simulation-draft.ts';

export interface PartProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  /** What the server said against the fields. */
  fields: { path: string; message: string }[];
}

/** The fields of one change. */
export function PartFields({ part, ...props }: PartProps & { part: Part }) {
  const { t } = useTranslation();
  const bodies: Record<Part, (props: PartProps) => React.ReactNode> = {
    tiers: TierPart,
    rates: RatePart,
    caps: CapPart,
    returnRate: ReturnRatePart,
    returnWindow: ReturnWindowPart,
    kol: KolPart,
    holds: HoldPart,
  };
  const Body = bodies[part];
  return (
    <fieldset className={classes.part}>
      <legend>{t(`programme.simulation.parts.${part}`)}</legend>
      <p className={classes.soft}>{t(`programme.simulation.hints.${part}`)}</p>
      <Body {...props} />
    </fieldset>
  );
}

const messageAt = (fields: PartProps['fields'], path: string) => fields.find((field) => field.path === path)?.message;

interface NumberProps {
  label: string;
  value: Typed;
  onChange: (value: Typed) => void;
  error?: string | undefined;
  placeholder?: string;
}

const Figure = (props: NumberProps) => <NumberInput {...props} min={0} hideControls thousandSeparator=" " />;

function TierPart({ draft, set, fields }: PartProps) {
  const { currency } = useMe().programme;
  const problems = fields.filter(({ path }) => path.startsWith('tiers.'));
  return (
    <TierTableFields
      rows={draft.tiers}
      currency={currency}
      onChange={(tiers) => set({ tiers })}
      problems={new Map(problems.map(({ path, message }) => [path.slice('tiers.'.length), message]))}
    />
  );
}

function RatePart({ draft, set, fields }: PartProps) {
  const { t } = useTranslation();
  const brands = useBrands(true);
  return (
    <>
      <div className={classes.fields}>
        <Figure
          label={t('programme.simulation.programmeRate')}
          placeholder={t('programme.simulation.asItIs')}
          value={draft.programme}
          onChange={(programme) => set({ programme })}
          error={messageAt(fields, 'programmeRateBps')}
        />
        <Figure
          label={t('programme.simulation.referralShare')}
          placeholder={t('programme.simulation.asItIs')}
          value={draft.referralShare}
          onChange={(referralShare) => set({ referralShare })}
          error={messageAt(fields, 'referralShareBps')}
        />
      </div>
      <RateRows
        of="brand"
        rows={draft.brands}
        onChange={(rows) => set({ brands: rows })}
        options={(brands.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        problem={(index) =>
          messageAt(fields, `brandRates.${index}.rateBps`) ?? messageAt(fields, `brandRates.${index}`)
        }
      />
      <RateRows
        of="category"
        rows={draft.categories}
        onChange={(rows) => set({ categories: rows })}
        problem={(index) =>
          messageAt(fields, `categoryRates.${index}.rateBps`) ?? messageAt(fields, `categoryRates.${index}`)
        }
      />
      <Switch
        label={t('programme.simulation.protect')}
        description={t('programme.simulation.protectHint')}
        checked={draft.protectRates}
        onChange={(event) => set({ protectRates: event.currentTarget.checked })}
      />
    </>
  );
}

function CapPart({ draft, set, fields }: PartProps) {
  const { t } = useTranslation();
  const { currency } = useMe().programme;
  return (
    <div className={classes.fields}>
      <Figure
        label={`${t('programme.simulation.perOrder')}, ${currency}`}
        placeholder={t('programme.settings.noLimit')}
        value={draft.perOrder}
        onChange={(perOrder) => set({ perOrder })}
        error={messageAt(fields, 'caps.maxPerOrderMinor')}
      />
      <Figure
        label={`${t('programme.simulation.perMonth')}, ${currency}`}
        placeholder={t('programme.settings.noLimit')}
        value={draft.perMonth}
        onChange={(perMonth) => set({ perMonth })}
        error={messageAt(fields, 'caps.maxPerCreatorMonthMinor')}
      />
    </div>
  );
}

function ReturnRatePart({ draft, set, fields }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      <Figure
        label={t('programme.simulation.fraud')}
        value={draft.returnRate}
        onChange={(returnRate) => set({ returnRate })}
        error={messageAt(fields, 'returnRateFromBps')}
      />
    </div>
  );
}

function ReturnWindowPart({ draft, set, fields }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      <Figure
        label={t('programme.settings.field.commission_returnWindowDays')}
        value={draft.returnWindow}
        onChange={(returnWindow) => set({ returnWindow })}
        error={messageAt(fields, 'returnWindowDays')}
      />
    </div>
  );
}

function KolPart({ draft, set, fields }: PartProps) {
  const { t } = useTranslation();
  const { kol } = draft;
  const steps = ['rising', 'kol', 'star_kol'] as const;
  return (
    <div className={classes.fields}>
      {steps.map((step) => (
        <Figure
          key={step}
          label={t(`programme.settings.field.standing_kol_earnedUsdMinor_${step}`)}
          value={kol.earnedUsdMinor[step] / 100}
          onChange={(value) =>
            set({ kol: { ...kol, earnedUsdMinor: { ...kol.earnedUsdMinor, [step]: Math.round(Number(value) * 100) } } })
          }
          error={messageAt(fields, `kol.earnedUsdMinor.${step}`)}
        />
      ))}
      <Figure
        label={t('programme.settings.field.standing_kol_returnRateBelowBps')}
        value={kol.returnRateBelowBps / 100}
        onChange={(value) => set({ kol: { ...kol, returnRateBelowBps: Math.round(Number(value) * 100) } })}
        error={messageAt(fields, 'kol.returnRateBelowBps')}
      />
      <Figure
        label={t('programme.settings.field.standing_kol_authenticityAtLeast')}
        value={kol.authenticityAtLeast}
        onChange={(value) => set({ kol: { ...kol, authenticityAtLeast: Number(value) } })}
        error={messageAt(fields, 'kol.authenticityAtLeast')}
      />
    </div>
  );
}

function HoldPart({ draft, set, fields }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      <Select
        label={t('programme.settings.field.trust_holdFrom')}
        data={SEVERITIES.map((code) => ({ value: code, label: byCode(t, 'trust.severities', code, code) }))}
        value={draft.holdFrom}
        allowDeselect={false}
        onChange={(value) => set({ holdFrom: (value ?? 'medium') as Draft['holdFrom'] })}
        error={messageAt(fields, 'holds.holdFrom')}
      />
      <MultiSelect
        label={t('programme.settings.field.trust_signalsOff')}
        data={SIGNALS.map((code) => ({ value: code, label: byCode(t, 'trust.signals', code, code) }))}
        value={draft.signalsOff}
        searchable
        clearable
        onChange={(signalsOff) => set({ signalsOff })}
        error={messageAt(fields, 'holds.signalsOff')}
      />
    </div>
  );
}
