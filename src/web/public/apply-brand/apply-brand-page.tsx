import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApplyForBrand } from '../../api/brands.ts';
import { BrandForm } from '../../brand/papers/brand-form.tsx';
import { Page } from '../../kit/page.tsx';
import { AnchorLink } from '../../kit/router-links.tsx';
import { Section } from '../../kit/section.tsx';
import { PublicFrame } from '../../shell/public-frame.tsx';
import classes from '../apply/apply.module.css';

/** A signed-in person applies for a brand and goes on in its portal. */
export function ApplyBrandPage() {
  const { t } = useTranslation();
  const apply = useApplyForBrand();
  const navigate = useNavigate();
  const send = async (input: Parameters<typeof apply.mutateAsync>[0]) => {
    const { id } = await apply.mutateAsync(input);
    await navigate({ to: '/brand/$brandId', params: { brandId: id } });
  };
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <Page title={t('brand.apply.title')} lead={t('brand.apply.lead')}>
          <Section title={t('brand.apply.about')}>
            <BrandForm send={send} isSending={apply.isPending} error={apply.error} sendLabel={t('brand.apply.send')} />
          </Section>
          <p>
            <AnchorLink to="/apply">{t('brand.apply.asCreator')}</AnchorLink>
          </p>
        </Page>
      </div>
    </PublicFrame>
  );
}
