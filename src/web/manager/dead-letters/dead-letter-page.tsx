import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type DeadLetterWithBody, useDeadLetter } from '../../api/dead-letters.ts';
import { byCode } from '../../i18n/by-code.ts';
import { Fact, Facts } from '../../kit/facts.tsx';
import { Page } from '../../kit/page.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { When } from '../../kit/when.tsx';
import classes from './dead-letters.module.css';
import { DecideDeadLetter } from './decide-dead-letter.tsx';

const route = getRouteApi('/manager/dead-letters/$letterId');

/** One delivery that could not be taken: what is wrong with it, its body, and what to do. */
export function DeadLetterPage() {
  const { t } = useTranslation();
  const { letterId } = route.useParams();
  const { data: letter, error, isPending, refetch } = useDeadLetter(letterId);
  return (
    <Page
      title={letter ? letter.shop.name : t('deadLetters.title')}
      lead={letter ? t(`deadLetters.kinds.${letter.kind}.means`) : null}
      back={{ to: '/manager/dead-letters', label: t('deadLetters.all') }}
    >
      {error ? <ProblemAlert error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={320} /> : null}
      {letter ? (
        <>
          <Section title={t('deadLetters.whatIsWrong')}>
            <Wrong letter={letter} />
          </Section>
          <Section title={t('deadLetters.body')}>
            <DecideDeadLetter key={letter.state} letter={letter} />
          </Section>
        </>
      ) : null}
    </Page>
  );
}

function Wrong({ letter }: { letter: DeadLetterWithBody }) {
  const { t } = useTranslation();
  const facts = [
    [t('deadLetters.brand'), letter.brand.name],
    [t('deadLetters.system'), t(`deadLetters.platforms.${letter.platform}`)],
    [t('deadLetters.topic'), letter.topic],
    [t('deadLetters.delivery'), letter.deliveryId],
    [t('deadLetters.event'), letter.eventId],
  ] as const;
  return (
    <>
      <p className={classes.sentence}>{byCode(t, 'deadLetters.code', letter.code, letter.sentence)}</p>
      {letter.errors.length > 0 ? (
        <ul className={classes.errors} lang="en">
          {letter.errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      ) : null}
      <Facts as="tiles">
        {facts.map(([name, value]) =>
          value ? (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ) : null,
        )}
        <Fact name={t('deadLetters.at')}>
          <When at={letter.at} as="date" />
        </Fact>
      </Facts>
      {letter.decision ? (
        <p className={classes.decision}>
          {t(`deadLetters.decided.${letter.state === 'dismissed' ? 'dismissed' : 'replayed'}`)}{' '}
          <When at={letter.decision.at} />
          {letter.decision.reason ? `: ${letter.decision.reason}` : null}
        </p>
      ) : null}
    </>
  );
}
