import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/money.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import classes from './settings.module.css';

interface Example {
  id: string;
  name: string;
  difference?: { amountMinor: number; currency: string };
}

/** Some of those whom a change affects, each with what it makes of her where that is known. */
export function ExampleNames({ examples }: { examples: Example[] }) {
  const { t } = useTranslation();
  if (examples.length === 0) return null;
  return (
    <p className={classes.examples}>
      {t('programme.settings.examples')}{' '}
      {examples.map(({ id, name, difference }, index) => (
        <Fragment key={id}>
          {index > 0 ? ', ' : null}
          <AnchorLink to="/manager/creators/$creatorId" params={{ creatorId: id }} underline="always">
            {name}
          </AnchorLink>
          {difference ? (
            <>
              {' '}
              (<Money value={difference} signed />)
            </>
          ) : null}
        </Fragment>
      ))}
    </p>
  );
}
