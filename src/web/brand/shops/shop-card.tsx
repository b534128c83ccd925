import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../brands/shops/schemas.ts';
import { useRevokeSecret } from '../../api/shops.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
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
      <dl className={classes.facts}>
        <dt>{t('shops.address')}</dt>
        <dd className={classes.withCopy}>
          <code className={classes.address}>{eventsUrl}</code>
          <CopyButton size="compact-xs" value={eventsUrl} what={`${t('shops.address')}: ${name}`} />
        </dd>
        <dt>{t('shops.secrets')}</dt>
        <dd>
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
        </dd>
        <dt>{t('shops.recipe')}</dt>
        <dd>
          <Anchor href={`/docs/shops/${platform}.md`} target="_blank" rel="noreferrer noopener">
            {t('shops.recipeFor', { platform: t(`shops.platformName.${platform}`) })}
          </Anchor>
        </dd>
      </dl>
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
