import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BrandProfile } from '../../../brands/applications/schemas.ts';
import { Fact, Facts } from '../../kit/facts.tsx';
import { useFormat } from '../../kit/use-format.ts';
import { When } from '../../kit/when.tsx';

/** What the brand told of itself. */
export function PaperFacts({ brand }: { brand: BrandProfile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { application, domains } = brand;
  return (
    <Facts>
      <Fact name={t('brand.papers.name')}>{brand.name}</Fact>
      <Fact name={t('brand.papers.country')}>{format.country(brand.country)}</Fact>
      {application ? (
        <>
          <Fact name={t('brand.papers.legalName')}>{application.legalName}</Fact>
          <Fact name={t('brand.papers.registration')}>{application.registration}</Fact>
          {application.website ? (
            <Fact name={t('brand.papers.website')}>
              <Anchor href={application.website} target="_blank" rel="noreferrer noopener">
                {application.website}
              </Anchor>
            </Fact>
          ) : null}
          <Fact name={t('brand.papers.domains')}>{application.claimedDomains.join(', ')}</Fact>
        </>
      ) : null}
      {domains.length > 0 ? <Fact name={t('brand.papers.proven')}>{domains.join(', ')}</Fact> : null}
      {application ? (
        <Fact name={t('brand.papers.sent')}>
          <When at={application.sentAt} />
        </Fact>
      ) : (
        <Fact name={t('brand.papers.facts')}>{t('brand.papers.addedByProgramme')}</Fact>
      )}
    </Facts>
  );
}
