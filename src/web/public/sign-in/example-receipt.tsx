import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/money.tsx';
import classes from './example-receipt.module.css';

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** A made-up order, computed the way real ones are: what Kolect promises, shown instead of said. */
export function ExampleReceipt() {
  const { t } = useTranslation();
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.label}>{t('public.signIn.example.label')}</figcaption>
      <div className={classes.receipt}>
        <p className={classes.title}>{t('public.signIn.example.title')}</p>
        <dl className={classes.lines}>
          <dt>{t('public.signIn.example.line1')}</dt>
          <dd>
            <Money value={euro(9800)} />
          </dd>
          <dt>{t('public.signIn.example.line2')}</dt>
          <dd>
            <Money value={euro(-1000)} />
          </dd>
          <dt className={classes.rule}>{t('public.signIn.example.base')}</dt>
          <dd className={classes.rule}>
            <Money value={euro(8800)} />
          </dd>
          <dt>{t('public.signIn.example.rate')}</dt>
          <dd />
        </dl>
        <p className={classes.earned}>
          <span>{t('public.signIn.example.earned')}</span>
          <strong>
            <Money value={euro(748)} />
          </strong>
        </p>
        <ol className={classes.steps}>
          <li>{t('public.signIn.example.lock')}</li>
          <li>{t('public.signIn.example.paid')}</li>
        </ol>
      </div>
    </figure>
  );
}
