import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client.ts';
import { type RuleView, usePreviewRule, useSetRule } from '../../api/rules.ts';
import { sayField } from '../../i18n/say-field.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { draftOf, EMPTY_DRAFT, type RuleDraft, ruleOf } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import { RulePreviewPanel } from './rule-preview.tsx';
import classes from './rules.module.css';

/** A rule, or the next version of one: first whom it affects, then in force. */
export default function RuleForm({ before, onDone }: { before: RuleView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<RuleDraft>(before ? draftOf(before) : EMPTY_DRAFT);
  const preview = usePreviewRule();
  const setRule = useSetRule();
  const rule = ruleOf(draft, before?.id ?? null);
  const problem = setRule.error ?? preview.error;
  const errorAt = (path: string): string | null =>
    (problem instanceof Problem ? sayField(t, problem.fields.find((field) => field.path === path)?.message) : null) ??
    null;
  const change = (part: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...part });
    preview.reset();
    setRule.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRule.mutate(rule, {
      onSuccess: () => {
        void toast(t('rules.saved'));
        onDone();
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <RuleFields draft={draft} isNewVersion={before !== null} change={change} errorAt={errorAt} />
      <p className={classes.soft}>{t('rules.caps.onTop')}</p>
      {problem ? <ProblemAlert error={problem} /> : null}
      {preview.data ? <RulePreviewPanel preview={preview.data} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate(rule)}>
          {t('rules.form.preview')}
        </Button>
        <Button type="submit" loading={setRule.isPending}>
          {t('rules.form.save')}
        </Button>
      </Group>
    </form>
  );
}
