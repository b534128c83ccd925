import { useTranslation } from 'react-i18next';
import type { Collaboration } from '../../campaigns/collaborations/schemas.ts';
import { Fact, Facts } from '../kit/facts.tsx';
import { Money } from '../kit/money.tsx';
import { useFormat } from '../kit/use-format.ts';
import classes from './collaboration.module.css';

/** What was agreed, and what there is of it. */
export function Terms({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { terms, reserved, rateUntil, approvedPieces, deadlineAt, overdue, campaign, sample, products } = collaboration;
  return (
    <Facts>
      <Fact name={t('campaigns.collaboration.fee')}>
        {terms.fee ? <Money value={terms.fee} /> : t('campaigns.collaboration.noFee')}
      </Fact>
      {reserved ? (
        <Fact name={t('campaigns.collaboration.reserved')}>
          <Money value={reserved} />
        </Fact>
      ) : null}
      <Fact name={t('campaigns.collaboration.commission')}>
        {terms.rateBps === null ? t('campaigns.list.usualRate') : format.rate(terms.rateBps)}
        {rateUntil ? ` ${t('campaigns.collaboration.rateUntil', { day: format.programmeDay(rateUntil) })}` : null}
      </Fact>
      <Fact name={t('campaigns.collaboration.pieces')}>
        {t('campaigns.collaboration.piecesDone', { done: approvedPieces, all: terms.pieces })}
      </Fact>
      {deadlineAt ? (
        <Fact name={t('campaigns.collaboration.due')}>
          {format.programmeDay(deadlineAt)}
          {overdue ? <span className={classes.late}> · {t('campaigns.collaboration.overdue')}</span> : null}
        </Fact>
      ) : null}
      <Fact name={t('campaigns.collaboration.campaignEnds')}>{format.programmeDay(campaign.endsAt)}</Fact>
      {products.length > 0 ? (
        <Fact name={t('campaigns.collaboration.products')}>
          <ProductChips products={products} />
        </Fact>
      ) : null}
      {sample ? (
        <Fact name={t('campaigns.collaboration.sample')}>
          {products.find(({ sku }) => sku === sample.sku)?.name ?? sample.sku}
        </Fact>
      ) : null}
      {sample?.address ? <Fact name={t('campaigns.collaboration.address')}>{sample.address}</Fact> : null}
      {sample?.tracking ? <Fact name={t('campaigns.collaboration.tracking')}>{sample.tracking}</Fact> : null}
    </Facts>
  );
}

export function ProductChips({
  products,
}: {
  products: { sku: string; name: string; imageUrl: string | null; url: string | null }[];
}) {
  return (
    <ul className={classes.products}>
      {products.map(({ sku, name, imageUrl, url }) => (
        <li key={sku}>
          {imageUrl ? <img src={imageUrl} alt="" loading="lazy" referrerPolicy="no-referrer" /> : null}
          <span>
            {url ? (
              <a href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            ) : (
              name
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
