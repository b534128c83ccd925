import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { type SettingsInForce, useChangeSettings } from '../../api/settings.ts';
import { usePreviewRules } from '../../api/standing.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { type TierRow, TierTableFields } from '../tiers/tier-table-fields.tsx';
import { PreviewBody } from './preview-body.tsx';
import { SettingInput } from './setting-field.tsx';
import { changedPaths, changedSections, sections, type Values, valueAt, withValue } from './setting-paths.ts';
import classes from './settings.module.css';

/** All fields; a change is previewed before it is saved. */
export function SettingsForm({ inForce, disabled }: { inForce: SettingsInForce; disabled: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const before = inForce.values as unknown as Values;
  const [values, setValues] = useState<Values>(before);
  const [opened, { open, close }] = useDisclosure(false);
  const preview = usePreviewRules();
  const change = useChangeSettings();
  const changed = changedPaths(before, values);
  const problems = problemsOf(preview.error ?? change.error, t);
  const set = (path: string, value: unknown) => setValues((old) => withValue(old, path, value));
  const look = () => preview.mutateAsync(values.standing).then(open, () => undefined);
  const save = async () => {
    const saved = await change.mutateAsync({
      expectedVersion: inForce.version,
      values: changedSections(before, values),
    });
    close();
    await toast(t('programme.settings.saved', { version: saved.version }));
  };
  return (
    <>
      <Section
        title={t('programme.settings.tiers')}
        aside={<span className={classes.soft}>{t('programme.settings.version', { version: inForce.version })}</span>}
      >
        <p className={classes.note}>{t('programme.settings.tiersNote')}</p>
        <div className={classes.window}>
          <SettingInput
            field={{ path: 'standing.tierWindowDays', kind: 'count' }}
            value={valueAt(values, 'standing.tierWindowDays')}
            onChange={(value) => set('standing.tierWindowDays', value)}
            disabled={disabled}
            problem={problems.get('standing.tierWindowDays')}
          />
        </div>
        <TierTableFields
          rows={valueAt(values, 'standing.tiers') as TierRow[]}
          currency={me.programme.currency}
          onChange={(rows) => set('standing.tiers', rows)}
          disabled={disabled}
          problems={under(problems, 'standing.tiers.')}
        />
      </Section>
      {sections.map((section) => (
        <Section key={section.title} title={t(`programme.settings.${section.title}`)}>
          <div className={classes.fields}>
            {section.fields.map((field) => (
              <SettingInput
                key={field.path}
                field={field}
                value={valueAt(values, field.path)}
                onChange={(value) => set(field.path, value)}
                disabled={disabled}
                problem={problems.get(field.path)}
              />
            ))}
          </div>
        </Section>
      ))}
      {changed.length > 0 ? (
        <div className={classes.bar} role="status">
          <span>{t('programme.settings.unsaved', { count: changed.length })}</span>
          {preview.error ? <ProblemAlert error={preview.error} /> : null}
          <Group gap="xs">
            <Button variant="default" onClick={() => setValues(before)}>
              {t('programme.settings.discard')}
            </Button>
            <Button onClick={look} loading={preview.isPending}>
              {t('programme.settings.preview')}
            </Button>
          </Group>
        </div>
      ) : null}
      <Dialog opened={opened} onClose={close} title={t('programme.settings.saveTitle')} size={620}>
        <PreviewBody preview={preview.data} before={before} after={values} paths={changed} />
        {change.error ? <ProblemAlert error={change.error} /> : null}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={close}>
            {t('kit.cancel')}
          </Button>
          <Button onClick={() => void save().catch(() => undefined)} loading={change.isPending}>
            {t('programme.settings.save', { version: inForce.version + 1 })}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}

function problemsOf(error: unknown, t: ReturnType<typeof useTranslation>['t']): Map<string, string> {
  const fields = error instanceof Problem ? error.fields : [];
  return new Map(fields.map(({ path, message }) => [path, t('programme.settings.wrong', { message })]));
}

const under = (problems: Map<string, string>, prefix: string): Map<string, string> =>
  new Map(
    [...problems].filter(([path]) => path.startsWith(prefix)).map(([path, text]) => [path.slice(prefix.length), text]),
  );
