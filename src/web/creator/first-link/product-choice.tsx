import { Loader } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMakeLink, useProducts } from '../../api/links.ts';
import type { Brand, Link, Product } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { MakeLink } from '../make-link/make-link.tsx';
import classes from './first-link.module.css';

const MOST_SHOWN = 8;
const BPS_SCALE = 10_000;

interface ProductChoiceProps {
  brand: Brand;
  onMade: (link: Link) => void;
}

/** A brand's products as buttons: each makes a link to itself. Anything else has the whole form. */
export function ProductChoice({ brand, onMade }: ProductChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const products = useProducts(brand.id);
  const makeLink = useMakeLink();
  const making = makeLink.isPending ? makeLink.variables.destination : null;
  return (
    <Section title={t('creator.firstLink.from', { brand: brand.name })} flush>
      {products.error ? <ProblemAlert error={products.error} retry={products.retry} /> : null}
      {makeLink.error ? <ProblemAlert error={makeLink.error} /> : null}
      {!products.rows && !products.error ? <Loader size="sm" color="gray" display="block" mx="auto" my="xl" /> : null}
      {products.rows?.length === 0 ? <p className={classes.none}>{t('creator.firstLink.noProducts')}</p> : null}
      <ul className={classes.products}>
        {products.rows?.slice(0, MOST_SHOWN).map((product) => (
          <li key={product.sku}>
            <button
              type="button"
              className={classes.product}
              disabled={makeLink.isPending}
              onClick={() => makeLink.mutate({ destination: product.url }, { onSuccess: onMade })}
            >
              <span className={classes.name}>
                <strong>{product.name}</strong>
                <span>{format.money(product.price)}</span>
              </span>
              <span className={classes.earns}>
                {t('creator.firstLink.earns', { amount: format.money(earnedOn(product, brand)) })}
              </span>
              {making === product.url ? (
                <Loader size={18} color="gray" />
              ) : (
                <IconChevronRight size={18} stroke={1.7} aria-hidden="true" />
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className={classes.other}>
        <span>{t('creator.firstLink.other')}</span>
        <MakeLink as="button" />
      </div>
    </Section>
  );
}

/** What one sale would pay before tiers, campaigns and discounts. */
const earnedOn = ({ price }: Product, { rateBps, flat }: Brand) =>
  flat ?? { ...price, amountMinor: Math.round((price.amountMinor * rateBps) / BPS_SCALE) };
