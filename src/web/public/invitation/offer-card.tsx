import { useTranslation } from 'react-i18next';
import type { SeenInvitation } from '../../api/invitations.ts';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './invitation.module.css';
import { ShareExample } from './share-example.tsx';

/** Share and term in figures, what that is in money, and the terms in full. */
export function OfferCard({ offer, from }: { offer: NonNullable<SeenInvitation['offer']>; from: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shareBps, termMonths, terms, example } = offer;
  return (
    <>
      <Section>
        <dl className={classes.figures}>
          <div>
            <dt>{t('join.share', { from })}</dt>
            <dd>{format.rate(shareBps)}</dd>
          </div>
          <div>
            <dt>{t('terms.term')}</dt>
            <dd>{termMonths === null ? t('terms.noTerm') : t('terms.months', { count: termMonths })}</dd>
          </div>
        </dl>
        <ShareExample example={example} agency={from} />
      </Section>
      <Section title={terms.title}>
        <p className={classes.terms} lang={terms.language}>
          {terms.text}
        </p>
        <p className={classes.version}>{t('public.apply.version', { version: terms.version })}</p>
      </Section>
    </>
  );
}
