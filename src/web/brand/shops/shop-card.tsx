import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../brands/shops/schemas.ts';
import { useRevokeSecret } from '../../api/shops.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { Fact, Facts } from '../../kit/facts.tsx';
import { problemSentence } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { When } from '../../kit/when.tsx';
import { RotateSecret } from './rotate-secret.tsx';
import { ShopReportsView } from './shop-reports-view.tsx';
import classes from './shops.module.css';

interface ShopCardProps {
  shop: Shop;
  mayEdit: boolean;
}

/** One shop: where it sends, what it signs with, what came of it. */
export function ShopCard({ shop, mayEdit }: ShopCardProps) {
  const { t } = useTranslation();
  const { name, platform, eventsUrl, secrets } = shop;
  return (
    <Section title={name} aside={<span className={classes.platform}>{t(`shops.platformName.${platform}`)}</span>} flush>
      <div className={classes.about}>
        <Facts>
          <Fact name={t('shops.address')}>
            <span className={classes.withCopy}>
              <code className={classes.address}>{eventsUrl}</code>
              <CopyButton size="compact-xs" value={eventsUrl} what={`${t('shops.address')}: ${name}`} />
            </span>
          </Fact>
          <Fact name={t('shops.secrets')}>
            <ul className={classes.secrets}>
              {secrets.map(({ id, validUntil }) => (
                <li key={id}>
                  <span>
                    {validUntil ? (
                      <>
                        {t('shops.secretUntil')} <When at={validUntil} as="date" />
                      </>
                    ) : (
                      t('shops.secretInForce')
                    )}
                  </span>
                  {mayEdit && validUntil ? <RevokeSecret shop={shop} secretId={id} /> : null}
                </li>
              ))}
            </ul>
            {mayEdit ? <RotateSecret shop={shop} /> : null}
          </Fact>
          <Fact name={t('shops.recipe')}>
            <Anchor href={`/docs/shops/${platform}.md`} target="_blank" rel="noreferrer noopener">
              {t('shops.recipeFor', { platform: t(`shops.platformName.${platform}`) })}
            </Anchor>
          </Fact>
        </Facts>
      </div>
      <ShopReportsView shop={shop} />
    </Section>
  );
}

function RevokeSecret({ shop, secretId }: { shop: Shop; secretId: string }) {
  const { t } = useTranslation();
  const revoke = useRevokeSecret(shop.brandId, shop.id);
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={revoke.isPending}
      onClick={() =>
        revoke.mutate(secretId, {
          onSuccess: () => void toast(t('shops.secretRevoked')),
          onError: (error) => void toast(problemSentence(error, t), 'problem'),
        })
      }
    >
      {t('shops.revokeSecret')}
    </Button>
  );
}
