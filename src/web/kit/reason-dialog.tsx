import { Button, Group } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { isLongEnough, ReasonField, type ReasonWords } from './reason-field.tsx';

interface ReasonFormProps {
  /** What the decision brings about, and what else it asks. */
  children?: ReactNode;
  reason: ReasonWords;
  /** Sentences to begin with. */
  presets?: { name: string; text: string }[];
  confirmLabel: string;
  /** It takes something away from somebody. */
  isGrave: boolean;
  /** Sends the decision with its reason; the dialog stays open, and says why, when it rejects. */
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

interface ReasonDialogProps extends ReasonFormProps {
  opened: boolean;
  title: string;
}

/** Names what a decision brings about, asks for its reason, and sends it. */
export function ReasonDialog({ opened, title, ...form }: ReasonDialogProps) {
  return (
    <Dialog opened={opened} onClose={form.onClose} title={title} size={520}>
      {opened ? <ReasonForm {...form} /> : null}
    </Dialog>
  );
}

function ReasonForm({ children, reason: words, presets = [], confirmLabel, isGrave, send, onClose }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isLongEnough(reason, words.shortest)) return;
    setIsSending(true);
    send(reason.trim()).then(onClose, (error: unknown) => {
      setProblem(error);
      setIsSending(false);
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      {children}
      {presets.length > 0 ? (
        <Group gap={8} mb="sm">
          {presets.map(({ name, text }) => (
            <Button key={name} variant="default" size="compact-sm" onClick={() => setReason(text)}>
              {name}
            </Button>
          ))}
        </Group>
      ) : null}
      <ReasonField {...words} value={reason} onChange={setReason} tried={tried} />
      {problem ? <ProblemAlert error={problem} /> : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <Button type="submit" loading={isSending} {...(isGrave ? { color: 'red' } : {})}>
          {confirmLabel}
        </Button>
      </Group>
    </form>
  );
}
