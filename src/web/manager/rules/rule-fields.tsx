import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useBrands } from '../../api/links.ts';
import type { RuleDraft } from './rule-draft.ts';
import classes from './rules.module.css';

const SCOPES = ['targeted', 'product', 'category', 'campaign', 'brand', 'programme', 'boost'] as const;

interface RuleFieldsProps {
  draft: RuleDraft;
  /** What a rule is about stays the same from version to version. */
  isNewVersion: boolean;
  change: (part: Partial<RuleDraft>) => void;
  errorAt: (path: string) => string | null;
}

export function RuleFields(props: RuleFieldsProps) {
  const { t } = useTranslation();
  const { draft, change, errorAt } = props;
  return (
    <>
      <AboutFields {...props} />
      <TextInput
        label={t('rules.form.name')}
        description={t('rules.form.nameHint')}
        maxLength={120}
        value={draft.name}
        error={errorAt('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <PayFields {...props} />
      <div className={classes.pair}>
        {(['from', 'until'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            label={t(`rules.form.${key}`)}
            description={t(`rules.form.${key}Hint`)}
            value={draft[key]}
            error={errorAt(key)}
            onChange={(event) => change({ [key]: event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  );
}

function AboutFields({ draft, isNewVersion, change, errorAt }: RuleFieldsProps) {
  const { t } = useTranslation();
  const brands = useBrands(true);
  const { scope } = draft;
  const text = (key: 'creatorId' | 'category' | 'skus' | 'campaignId', label: string, path: string, hint?: string) => (
    <TextInput
      label={label}
      {...(hint ? { description: hint } : {})}
      disabled={isNewVersion}
      value={draft[key]}
      error={errorAt(path)}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('rules.form.scope')}
          data={SCOPES.map((value) => ({ value, label: t(`rules.scope.${value}`) }))}
          value={scope}
          disabled={isNewVersion}
          allowDeselect={false}
          onChange={(value) => change({ scope: (value ?? 'brand') as RuleDraft['scope'] })}
        />
        {scope === 'programme' ? null : (
          <Select
            label={t('rules.form.brand')}
            placeholder={t('rules.form.anyBrand')}
            data={(brands.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.brandId}
            disabled={isNewVersion}
            searchable
            clearable
            error={errorAt('match.brandId')}
            onChange={(brandId) => change({ brandId })}
          />
        )}
      </div>
      {scope === 'targeted' || scope === 'campaign' || scope === 'boost'
        ? text('creatorId', t('rules.form.creator'), 'match.creatorId')
        : null}
      {scope === 'campaign' ? text('campaignId', t('rules.form.campaign'), 'campaignId') : null}
      {scope === 'category' ? text('category', t('rules.form.category'), 'match.category') : null}
      {scope === 'product' || scope === 'campaign'
        ? text('skus', t('rules.form.skus'), 'match.skus', t('rules.form.skusHint'))
        : null}
    </>
  );
}

function PayFields({ draft, change, errorAt }: RuleFieldsProps) {
  const { t } = useTranslation();
  const isFlat = draft.kind === 'flat' && draft.scope !== 'boost';
  return (
    <div className={classes.pair}>
      {draft.scope === 'boost' ? null : (
        <div>
          <div className={classes.label} id="rule-pays">
            {t('rules.form.kind')}
          </div>
          <SegmentedControl
            fullWidth
            aria-labelledby="rule-pays"
            value={draft.kind}
            onChange={(kind) => change({ kind: kind as RuleDraft['kind'] })}
            data={(['rate', 'flat'] as const).map((value) => ({ value, label: t(`rules.form.${value}`) }))}
          />
        </div>
      )}
      {isFlat ? (
        <div className={classes.pair}>
          <TextInput
            label={t('rules.form.amount')}
            inputMode="decimal"
            value={draft.amount}
            error={errorAt('pay.amountMinor')}
            onChange={(event) => change({ amount: event.currentTarget.value })}
          />
          <TextInput
            label={t('rules.form.currency')}
            maxLength={3}
            value={draft.currency}
            error={errorAt('pay.currency')}
            onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </div>
      ) : (
        <TextInput
          label={t('rules.form.percent')}
          inputMode="decimal"
          rightSection="%"
          value={draft.percent}
          error={errorAt(draft.scope === 'boost' ? 'pay.boostBps' : 'pay.rateBps')}
          onChange={(event) => change({ percent: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
