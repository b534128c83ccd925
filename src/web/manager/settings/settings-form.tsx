import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { type SettingsInForce, useChangeSettings, useSettingsEffects } from '../../api/settings.ts';
import { usePreviewRules } from '../../api/standing.ts';
import { sayField } from '../../i18n/say-field.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { type TierRow, TierTableFields } from '../tiers/tier-table-fields.tsx';
import { PreviewBody } from './preview-body.tsx';
import { SettingInput } from './setting-field.tsx';
import {
  changedPaths,
  changedSections,
  type SettingSection,
  sectionsOf,
  type Values,
  valueAt,
  withValue,
} from './setting-paths.ts';
import classes from './settings.module.css';
import { SettingsContents } from './settings-contents.tsx';

interface FormProps {
  inForce: SettingsInForce;
  disabled: boolean;
  /** Sections to begin with in place of those in force: what a simulation tried. */
  proposed?: Values | undefined;
}

/** All fields; a change is previewed before it is saved. */
export default function SettingsForm({ inForce, disabled, proposed }: FormProps) {
  const { t } = useTranslation();
  const before = inForce.values as unknown as Values;
  const [values, setValues] = useState<Values>(() => ({ ...before, ...proposed }));
  const [opened, { open, close }] = useDisclosure(false);
  const preview = usePreviewRules();
  const effects = useSettingsEffects();
  const change = useChangeSettings();
  const changed = changedPaths(before, values);
  const problems = problemsOf([change.error, preview.error, effects.error], t);
  const shown = sectionsOf(before);
  const set = (path: string, value: unknown) => setValues((old) => withValue(old, path, value));
  const look = async () => {
    const sections = changedSections(before, values);
    const looks = [
      effects.mutateAsync(sections),
      ...('standing' in sections ? [preview.mutateAsync(values.standing)] : []),
    ];
    if (!('standing' in sections)) preview.reset();
    change.reset();
    const found = await Promise.allSettled(looks);
    if (found.every(({ status }) => status === 'fulfilled')) open();
  };
  const save = async () => {
    const saved = await change.mutateAsync({
      expectedVersion: inForce.version,
      values: changedSections(before, values),
    });
    close();
    await toast(t('programme.settings.saved', { version: saved.version }));
  };
  const fieldsOf = { values, set, disabled, problems };
  return (
    <>
      <SettingsContents sections={shown} changed={changed} />
      <TierSection {...fieldsOf} version={inForce.version} />
      {shown.map((section) => (
        <FieldsSection key={section.title} section={section} {...fieldsOf} />
      ))}
      {changed.length > 0 ? (
        <div className={classes.bar} role="status">
          <span>{t('programme.settings.unsaved', { count: changed.length })}</span>
          {problems.size > 0 ? <span className={classes.problem}>{t('programme.settings.seeFields')}</span> : null}
          <OtherProblem errors={[effects.error, preview.error]} />
          <Group gap="xs">
            <Button variant="default" onClick={() => setValues(before)}>
              {t('programme.settings.discard')}
            </Button>
            <Button onClick={() => void look()} loading={effects.isPending || preview.isPending}>
              {t('programme.settings.preview')}
            </Button>
          </Group>
        </div>
      ) : null}
      <Dialog opened={opened} onClose={close} title={t('programme.settings.saveTitle')} size={620}>
        <PreviewBody preview={preview.data} effects={effects.data} before={before} after={values} paths={changed} />
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

interface FieldsProps {
  values: Values;
  set: (path: string, value: unknown) => void;
  disabled: boolean;
  problems: Map<string, string>;
}

function TierSection({ values, set, disabled, problems, version }: FieldsProps & { version: number }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Section
      id="tiers"
      title={t('programme.settings.tiers')}
      aside={<span className={classes.soft}>{t('programme.settings.version', { version })}</span>}
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
  );
}

function FieldsSection({ section, values, set, disabled, problems }: FieldsProps & { section: SettingSection }) {
  const { t } = useTranslation();
  return (
    <Section id={section.title} title={t(`programme.settings.${section.title}`)}>
      <div className={classes.fields}>
        {section.fields.map((field) => (
          <SettingInput
            key={field.path}
            field={field}
            value={valueAt(values, field.path)}
            onChange={(value) => set(field.path, value)}
            disabled={disabled}
            problem={problems.get(field.path) ?? [...under(problems, `${field.path}.`).values()][0]}
          />
        ))}
      </div>
    </Section>
  );
}

/** What is wrong with no field in particular. */
function OtherProblem({ errors }: { errors: unknown[] }) {
  const error = errors.find((each) => each && !(each instanceof Problem && each.fields.length > 0));
  return error ? <ProblemAlert error={error} /> : null;
}

/** What the server said, by path; what is previewed is sent below `values`. */
function problemsOf(errors: unknown[], t: ReturnType<typeof useTranslation>['t']): Map<string, string> {
  const fields = errors.flatMap((error) => (error instanceof Problem ? error.fields : []));
  return new Map(
    fields.map(({ path, message }) => [
      path.replace(/^values\./, ''),
      t('programme.settings.wrong', { message: sayField(t, message) }),
    ]),
  );
}

const under = (problems: Map<string, string>, prefix: string): Map<string, string> =>
  new Map(
    [...problems].filter(([path]) => path.startsWith(prefix)).map(([path, text]) => [path.slice(prefix.length), text]),
  );
