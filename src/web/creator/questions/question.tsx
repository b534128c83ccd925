import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../../api/cases.ts';
import { Section } from '../../kit/section.tsx';
import badge from '../../kit/state-badge.module.css';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';
import { Answers } from './answers.tsx';
import classes from './questions.module.css';

/** One case as the creator reads it. */
export function Question({ question }: { question: OwnCase }) {
  const { t } = useTranslation();
  const { state, openedAt, found, decision } = question;
  return (
    <Section
      title={t('questions.found')}
      aside={
        <span className={classes.aside}>
          <span className={badge.badge} data-tone={state === 'closed' ? 'info' : 'wait'}>
            {t(`questions.states.${state}`)}
          </span>
          <When at={openedAt} />
        </span>
      }
    >
      <div className={classes.question}>
        <ul className={classes.found}>
          {found.map((signal) => (
            <li key={signal}>{t(`questions.signals.${signal}`)}</li>
          ))}
        </ul>
        <div>
          <h3 className={classes.heading}>{t('questions.money')}</h3>
          <HeldMoney held={question.held} />
        </div>
        {decision ? <Decided question={question} decision={decision} /> : <p>{t('questions.open')}</p>}
        <Answers question={question} />
        <Objection question={question} />
      </div>
    </Section>
  );
}

function HeldMoney({ held }: Pick<OwnCase, 'held'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (held.commissions === 0) return <p>{t('questions.notHeld')}</p>;
  const amounts = held.amounts.map((money) => format.money(money)).join(', ');
  return <p>{t('questions.held', { count: held.commissions, amounts })}</p>;
}

function Decided({ question, decision }: { question: OwnCase; decision: NonNullable<OwnCase['decision']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div>
      <h3 className={classes.heading}>{t(`questions.outcomes.${decision.outcome}`)}</h3>
      <blockquote className={classes.quote}>{decision.reason}</blockquote>
      <PausedLinks question={question} />
      <Corrected correction={decision.correction} isWaiting={question.state === 'open'} />
      {question.mayAppeal ? (
        <p className={classes.soft}>{t('questions.until', { date: format.programmeDay(decision.appealUntil) })}</p>
      ) : null}
    </div>
  );
}

/** Which of her links lead nowhere because of this, and how they come back. */
function PausedLinks({ question: { paused, mayCorrect } }: { question: OwnCase }) {
  const { t } = useTranslation();
  if (paused.links === 0) return null;
  const said = { count: paused.links, brands: paused.brands.join(', ') };
  if (!mayCorrect) return <p>{t('questions.stillPaused', said)}</p>;
  return (
    <>
      <p>{t('questions.putRight')}</p>
      <p>{t('questions.paused', said)}</p>
    </>
  );
}

interface CorrectedProps {
  correction: NonNullable<OwnCase['decision']>['correction'];
  /** Nobody has looked at it yet. */
  isWaiting: boolean;
}

function Corrected({ correction, isWaiting }: CorrectedProps) {
  const { t } = useTranslation();
  if (!correction) return null;
  return (
    <div>
      <h3 className={classes.heading}>{t('questions.youCorrected')}</h3>
      <blockquote className={classes.quote}>{correction.text}</blockquote>
      {isWaiting ? <p className={classes.soft}>{t('questions.correctionWaiting')}</p> : null}
    </div>
  );
}

function Objection({ question: { appeal } }: { question: OwnCase }) {
  const { t } = useTranslation();
  if (!appeal) return null;
  return (
    <div>
      <h3 className={classes.heading}>{t('questions.youWrote')}</h3>
      <blockquote className={classes.quote}>{appeal.text}</blockquote>
      {appeal.answer ? (
        <>
          <p className={classes.strong}>{t(appeal.answer.granted ? 'questions.granted' : 'questions.rejected')}</p>
          <blockquote className={classes.quote}>{appeal.answer.reason}</blockquote>
        </>
      ) : (
        <p className={classes.soft}>{t('questions.waiting')}</p>
      )}
    </div>
  );
}
