import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/cases.ts';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import badge from '../../kit/state-badge.module.css';
import { useFormat } from '../../kit/use-format.ts';
import classes from './cases.module.css';

/** Which of her links a case about content is about, which are paused, and the warning before. */
export function LinksPanel({ view: { links, warning } }: { view: CaseView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = links.filter(({ isPaused, isConcerned }) => isPaused || isConcerned);
  if (told.length === 0 && !warning) return null;
  return (
    <Section title={t('trust.pause.title')}>
      <div className={classes.stack}>
        {told.length > 0 ? (
          <ul className={classes.similar}>
            {told.map(({ brand, links: count, isPaused }) => (
              <li key={brand.id}>
                <span>
                  {brand.name} <span className={classes.soft}>{t('trust.pause.links', { count })}</span>
                </span>
                <span className={badge.badge} data-tone={isPaused ? 'loss' : 'wait'}>
                  {t(isPaused ? 'trust.pause.paused' : 'trust.pause.concerned')}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {warning ? (
          <div className={classes.made}>
            <AnchorLink to="/manager/cases/$caseId" params={{ caseId: warning.caseId }}>
              {t('trust.pause.warned', { day: format.programmeDay(warning.at) })}
            </AnchorLink>
            <blockquote>{warning.reason}</blockquote>
          </div>
        ) : null}
      </div>
    </Section>
  );
}
