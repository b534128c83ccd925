import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeadLetterWithBody, useDecideDeadLetter } from '../../api/dead-letters.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { toast } from '../../kit/toast.ts';
import classes from './dead-letters.module.css';

/** JSON as people read it; what is no JSON stays as it came. */
function legible(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The body, which may be corrected, and the two ways to decide. Of an event id that was used twice, what counts stands above. */
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
      <div className={letter.standing ? classes.pair : undefined}>
        {letter.standing ? (
          <Textarea
            classNames={{ input: classes.body }}
            label={t('deadLetters.standing')}
            description={t('deadLetters.standingHint')}
            autosize
            minRows={6}
            maxRows={28}
            spellCheck={false}
            readOnly
            value={legible(letter.standing)}
          />
        ) : null}
        <Textarea
          {...(letter.standing ? { label: t('deadLetters.second') } : { 'aria-label': t('deadLetters.body') })}
          classNames={{ input: classes.body }}
          description={isOpen ? t('deadLetters.bodyHint') : null}
          autosize
          minRows={6}
          maxRows={28}
          spellCheck={false}
          readOnly={!isOpen}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      </div>
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
  const [opened, setOpened] = useState(false);
  const decide = useDecideDeadLetter(letter.id);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('deadLetters.dismiss')}
      </Button>
      <ReasonDialog
        opened={opened}
        title={t('deadLetters.dismissTitle')}
        reason={{
          label: t('deadLetters.reason'),
          hint: t('deadLetters.reasonHint'),
          missing: t('deadLetters.reasonMissing'),
          shortest: 3,
          longest: 500,
        }}
        confirmLabel={t('deadLetters.dismiss')}
        isGrave={false}
        send={(reason) => decide.mutateAsync({ dismiss: { reason } })}
        onClose={() => setOpened(false)}
      />
    </>
  );
}
