import { useTranslation } from 'react-i18next';
import type { RulePreview } from '../../api/rules.ts';
import { Money } from '../../kit/money.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { ExampleNames } from '../settings/example-names.tsx';
import classes from './rules.module.css';

/** Whom a rule affects, by what was sold lately. */
export function RulePreviewPanel({ preview }: { preview: RulePreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { days, creators, orders, lines, differences, examples, protectedUntil, scaledFrom } = preview;
  return (
    <section className={classes.preview} aria-label={t('rules.preview.title', { days })} aria-live="polite">
      <h3>{t('rules.preview.title', { days })}</h3>
      {lines === 0 ? (
        <p>{t('rules.preview.nobody', { days })}</p>
      ) : (
        <>
          <dl className={classes.counts}>
            {Object.entries({ creators, orders, lines }).map(([key, count]) => (
              <div key={key}>
                <dt>{t(`rules.preview.${key as 'creators' | 'orders' | 'lines'}`)}</dt>
                <dd>
                  {scaledFrom && key === 'creators'
                    ? t('rules.preview.atLeast', { count: format.number(count) })
                    : format.number(count)}
                </dd>
              </div>
            ))}
          </dl>
          <table className={classes.differences}>
            <thead>
              <tr>
                <th scope="col">{t('rules.preview.before')}</th>
                <th scope="col">{t('rules.preview.after')}</th>
                <th scope="col">{t('rules.preview.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ currency, paidMinor, wouldPayMinor, differenceMinor }) => (
                <tr key={currency}>
                  <td>
                    <Money value={{ amountMinor: paidMinor, currency }} />
                  </td>
                  <td>
                    <Money value={{ amountMinor: wouldPayMinor, currency }} />
                  </td>
                  <td>
                    <Money value={{ amountMinor: differenceMinor, currency }} signed />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <ExampleNames examples={examples} />
        </>
      )}
      {protectedUntil ? <p>{t('rules.preview.protected', { date: format.programmeDay(protectedUntil) })}</p> : null}
      {scaledFrom ? (
        <p>
          {t('rules.preview.scaled', {
            orders: format.number(scaledFrom.orders),
            since: format.dateAndTime(scaledFrom.since),
            days,
          })}
        </p>
      ) : null}
    </section>
  );
}
