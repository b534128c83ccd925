import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeadLetterWithBody, useDecideDeadLetter } from '../../api/dead-letters.ts';
import { ConfirmButton } from '../../kit/confirm-button.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './dead-letters.module.css';

const shortestReason = 3;

/** JSON as people read it; what is no JSON stays as it came. */
function legible(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The body, which may be corrected, and the two ways to decide. An event id that was used twice cannot be taken in. */
export function DecideDeadLetter({ letter }: { letter: DeadLetterWithBody }) {
  const { t } = useTranslation();
  const [body, setBody] = useState(() => legible(letter.body));
  const decide = useDecideDeadLetter(letter.id);
  const isOpen = letter.state === 'open';
  const changed = body !== legible(letter.body);
  // Not as a callback of the mutation: once it is decided, this form is gone.
  const replay = () =>
    decide.mutateAsync({ replay: changed ? { body } : {} }).then(
      () => toast(t('deadLetters.takenIn', { shop: letter.shop.name })),
      () => undefined,
    );
  return (
    <>
      <Textarea
        classNames={{ input: classes.body }}
        aria-label={t('deadLetters.body')}
        description={isOpen ? t('deadLetters.bodyHint') : null}
        autosize
        minRows={6}
        maxRows={28}
        spellCheck={false}
        readOnly={!isOpen}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {decide.error ? <ProblemAlert error={decide.error} /> : null}
      {isOpen ? (
        <Group mt="md" gap="xs">
          <Button onClick={() => void replay()} loading={decide.isPending}>
            {changed ? t('deadLetters.replayCorrected') : t('deadLetters.replay')}
          </Button>
          <Dismiss letter={letter} />
        </Group>
      ) : null}
    </>
  );
}

function Dismiss({ letter }: { letter: DeadLetterWithBody }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const decide = useDecideDeadLetter(letter.id);
  const dismiss = async () => {
    if (reason.trim().length < shortestReason) throw new Error('no reason yet');
    await decide.mutateAsync({ dismiss: { reason: reason.trim() } });
  };
  return (
    <ConfirmButton
      variant="default"
      label={t('deadLetters.dismiss')}
      title={t('deadLetters.dismissTitle')}
      confirmLabel={t('deadLetters.dismiss')}
      onConfirm={dismiss}
      isRunning={decide.isPending}
      error={decide.error}
    >
      <Textarea
        label={t('deadLetters.reason')}
        description={t('deadLetters.reasonHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmButton>
  );
}
