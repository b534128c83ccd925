import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/reporting.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';

const REASONS: Report['reason'][] = [
  'fraud',
  'counterfeit',
  'undisclosed_ad',
  'stolen_content',
  'fake_audience',
  'spam',
  'other',
];
const shortest = 10;

interface ReportFormProps {
  /** What comes before the reason: the target, where it is not known. */
  children?: ReactNode;
  /** Called with what was written, once it is long enough. */
  onSend: (said: Pick<Report, 'reason' | 'text'>) => void;
  error: unknown;
  isSending: boolean;
}

/** Reason and own words of a report; the same for brands and for anybody. */
export function ReportForm({ children, onSend, error, isSending }: ReportFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<Report['reason']>('fraud');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const isTooShort = text.trim().length < shortest;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTooShort) onSend({ reason, text: text.trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {children}
        <NativeSelect
          label={t('reporting.reason')}
          data={REASONS.map((value) => ({ value, label: t(`reporting.reasons.${value}`) }))}
          value={reason}
          onChange={({ currentTarget }) => setReason(REASONS.find((one) => one === currentTarget.value) ?? 'other')}
        />
        <Textarea
          label={t('reporting.text')}
          description={t('reporting.textHint')}
          autosize
          minRows={4}
          maxRows={10}
          maxLength={2_000}
          value={text}
          error={tried && isTooShort ? t('reporting.tooShort') : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {error ? <ProblemAlert error={error} /> : null}
        <Group justify="flex-end">
          <Button type="submit" loading={isSending}>
            {t('reporting.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
