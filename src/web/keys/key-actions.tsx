import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../accounts/keys/schemas.ts';
import { useRevokeKey, useRotateKey } from '../api/keys.ts';
import { ConfirmButton } from '../kit/confirm-button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { SecretOnce } from '../kit/secret-once.tsx';
import { toast } from '../kit/toast.ts';

const overlapHours = 24;

/** Rotate, with a day's overlap, and revoke. */
export function KeyActions({ path, apiKey }: { path: string; apiKey: ApiKey }) {
  const { t } = useTranslation();
  const revoke = useRevokeKey(path);
  const { name } = apiKey;
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Rotate path={path} apiKey={apiKey} />
      <ConfirmButton
        size="compact-sm"
        variant="subtle"
        color="gray"
        label={t('keys.revoke')}
        aria-label={t('keys.revokeName', { name })}
        title={t('keys.revokeTitle', { name })}
        confirmLabel={t('keys.revoke')}
        onConfirm={async () => {
          await revoke.mutateAsync(apiKey.id);
          void toast(t('keys.revoked', { name }));
        }}
        isRunning={revoke.isPending}
        error={revoke.error}
      >
        <p>{t('keys.revokeBody')}</p>
      </ConfirmButton>
    </Group>
  );
}

function Rotate({ path, apiKey }: { path: string; apiKey: ApiKey }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const rotate = useRotateKey(path);
  const { id, name } = apiKey;
  const leave = () => {
    close();
    rotate.reset();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={t('keys.rotateName', { name })}
        onClick={open}
      >
        {t('keys.rotate')}
      </Button>
      <Dialog opened={opened} onClose={leave} title={t('keys.rotateTitle', { name })} size={540}>
        {rotate.data ? <SecretOnce value={rotate.data.key} what={t('keys.key')} /> : <p>{t('keys.rotateBody')}</p>}
        {rotate.error ? <ProblemAlert error={rotate.error} /> : null}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={leave}>
            {rotate.data ? t('kit.close') : t('kit.cancel')}
          </Button>
          {rotate.data ? null : (
            <Button loading={rotate.isPending} onClick={() => rotate.mutate({ id, overlapHours })} data-autofocus>
              {t('keys.rotate')}
            </Button>
          )}
        </Group>
      </Dialog>
    </>
  );
}
