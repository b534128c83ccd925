import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../brands/shops/schemas.ts';
import { useRotateSecret } from '../../api/shops.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { SecretOnce } from '../../kit/secret-once.tsx';
import classes from './shops.module.css';

const overlapHours = 24;

/** A new signing secret; the old one proves on for a day. */
export function RotateSecret({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [secret, setSecret] = useState('');
  const rotate = useRotateSecret(shop.brandId, shop.id);
  const { name, platform } = shop;
  const leave = () => {
    close();
    rotate.reset();
    setSecret('');
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={open} aria-label={t('shops.rotateOf', { name })}>
        {t('shops.rotate')}
      </Button>
      <Dialog opened={opened} onClose={leave} title={t('shops.rotateTitle', { name })} size={540}>
        <Stack gap="md">
          {rotate.data ? (
            <SecretOnce value={rotate.data.secret} what={t('shops.secret')} />
          ) : (
            <p className={classes.plain}>{t('shops.rotateBody')}</p>
          )}
          {platform === 'shopify' && !rotate.data ? (
            <PasswordInput
              label={t('shops.shopifySecret')}
              description={t('shops.shopifySecretHint')}
              autoComplete="off"
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
          ) : null}
          {rotate.error ? <ProblemAlert error={rotate.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={leave}>
              {rotate.data ? t('kit.close') : t('kit.cancel')}
            </Button>
            {rotate.data ? null : (
              <Button
                loading={rotate.isPending}
                onClick={() => rotate.mutate({ overlapHours, ...(secret.trim() ? { secret: secret.trim() } : {}) })}
              >
                {t('shops.rotate')}
              </Button>
            )}
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
