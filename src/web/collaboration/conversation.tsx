import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration } from '../../campaigns/collaborations/schemas.ts';
import { useSendMessage } from '../api/campaigns.ts';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { When } from '../kit/when.tsx';
import classes from './collaboration.module.css';

const longest = 2_000;

/** Messages of the two sides, as plain as they were written. */
export function Conversation({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const { messages, party, brand, creator } = collaboration;
  const list = useRef<HTMLUListElement>(null);
  const count = messages.length;
  useEffect(() => {
    // The list only: the page itself stays where its reader is.
    if (count > 0) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  const nameOf = ({ party: by, byAgency }: (typeof messages)[number]) => {
    if (by === 'brand') return brand.name;
    const { displayName } = creator;
    return byAgency ? t('campaigns.collaboration.agency', { creator: displayName }) : displayName;
  };
  return (
    <>
      {count === 0 ? <p className={classes.soft}>{t('campaigns.collaboration.noMessages')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <ul ref={list} className={classes.conversation} aria-label={t('campaigns.collaboration.messages')} tabIndex={0}>
        {messages.map((message) => (
          <li key={message.id} className={classes.message} data-own={message.party === party || undefined}>
            <p className={classes.when}>
              {message.party === party && !message.byAgency ? t('campaigns.collaboration.you') : nameOf(message)} ·{' '}
              <When at={message.at} />
            </p>
            <p>{message.text}</p>
          </li>
        ))}
      </ul>
      <WriteMessage id={collaboration.id} />
    </>
  );
}

function WriteMessage({ id }: { id: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const send = useSendMessage(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim())
      send.mutateAsync(text.trim()).then(
        () => setText(''),
        () => undefined,
      );
  };
  return (
    <form onSubmit={submit}>
      {send.error ? <ProblemAlert error={send.error} /> : null}
      <div className={classes.write}>
        <Textarea
          aria-label={t('campaigns.collaboration.write')}
          placeholder={t('campaigns.collaboration.write')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={longest}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={send.isPending}>
          {t('campaigns.collaboration.send')}
        </Button>
      </div>
    </form>
  );
}
