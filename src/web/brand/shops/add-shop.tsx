import { Button, Group, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Platform } from '../../../brands/schemas.ts';
import { useAddShop } from '../../api/shops.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { SecretOnce } from '../../kit/secret-once.tsx';
import classes from './shops.module.css';

const platforms = ['standard', 'shopify', 'woocommerce'] as const;

interface AddShopProps {
  brandId: string;
  opened: boolean;
  onClose: () => void;
}

export function AddShop({ brandId, opened, onClose }: AddShopProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('shops.addTitle')} size={560}>
      <AddShopForm brandId={brandId} onClose={onClose} />
    </Dialog>
  );
}

function AddShopForm({ brandId, onClose }: Omit<AddShopProps, 'opened'>) {
  const { t } = useTranslation();
  const add = useAddShop(brandId);
  const [name, setName] = useState('');
  const [platform, setPlatform] = useState<Platform>('standard');
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  if (add.data) {
    return (
      <Stack gap="md">
        <p className={classes.plain}>{t('shops.made')}</p>
        <code className={classes.address}>{add.data.eventsUrl}</code>
        <SecretOnce value={add.data.secret} what={t('shops.secret')} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('kit.close')}</Button>
        </Group>
      </Stack>
    );
  }
  const lacksSecret = platform === 'shopify' && secret.trim().length < 16;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || lacksSecret) return;
    add.mutate({ name: name.trim(), platform, ...(platform === 'shopify' ? { secret: secret.trim() } : {}) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('shops.name')}
          maxLength={120}
          data-autofocus
          value={name}
          error={tried && !name.trim() ? t('shops.error.name') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t('shops.platform')} value={platform} onChange={(value) => setPlatform(value as Platform)}>
          <Stack gap="xs" mt={6}>
            {platforms.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`shops.platformName.${value}`)}
                description={t(`shops.platformMeans.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {platform === 'shopify' ? (
          <PasswordInput
            label={t('shops.shopifySecret')}
            description={t('shops.shopifySecretHint')}
            autoComplete="off"
            value={secret}
            error={tried && lacksSecret ? t('shops.error.secret') : null}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        ) : null}
        {add.error ? <ProblemAlert error={add.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('shops.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
