import { Button, NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BrandPolicy, useSetAttributionPolicy } from '../../api/attribution-policy.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { useBrandRole } from '../brand-role.ts';

const mostDays = 400;

type Choice = 'programme' | 'yes' | 'no';

const choiceOf = (codesWin: boolean | null): Choice => (codesWin === null ? 'programme' : codesWin ? 'yes' : 'no');
const codesWinOf = (choice: Choice): boolean | null => (choice === 'programme' ? null : choice === 'yes');

/** An empty number of days means the programme's setting. */
export function AttributionForm({ policy }: { policy: BrandPolicy }) {
  const { t } = useTranslation();
  const maySet = useBrandRole() === 'owner';
  const setPolicy = useSetAttributionPolicy(policy.brandId);
  const [days, setDays] = useState<number | string>(policy.windowDays ?? '');
  const [codes, setCodes] = useState<Choice>(choiceOf(policy.codesWin));
  const windowDays = typeof days === 'number' ? days : null;
  const isSame = windowDays === policy.windowDays && codesWinOf(codes) === policy.codesWin;
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    const change = { windowDays, codesWin: codesWinOf(codes), expectedVersion: policy.version };
    void setPolicy.mutateAsync(change).then(
      () => toast(t('attribution.saved')),
      () => undefined,
    );
  };
  return (
    <form onSubmit={save}>
      <Stack gap="lg" maw={560}>
        <NumberInput
          label={t('attribution.window')}
          description={t('attribution.windowHint', { days: policy.inForce.windowDays })}
          min={0}
          max={mostDays}
          clampBehavior="strict"
          allowDecimal={false}
          disabled={!maySet}
          value={days}
          onChange={setDays}
        />
        <Radio.Group
          label={t('attribution.codes')}
          description={t('attribution.codesHint')}
          value={codes}
          onChange={(value) => setCodes(value as Choice)}
        >
          <Stack gap="xs" mt="xs">
            {(['programme', 'yes', 'no'] as const).map((value) => (
              <Radio key={value} value={value} label={t(`attribution.choice.${value}`)} disabled={!maySet} />
            ))}
          </Stack>
        </Radio.Group>
        {setPolicy.error ? <ProblemAlert error={setPolicy.error} /> : null}
        {maySet ? (
          <div>
            <Button type="submit" loading={setPolicy.isPending} disabled={isSame}>
              {t('attribution.save')}
            </Button>
          </div>
        ) : (
          <p>{t('attribution.ownersOnly')}</p>
        )}
      </Stack>
    </form>
  );
}
