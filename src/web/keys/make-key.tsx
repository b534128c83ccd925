import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../accounts/keys/schemas.ts';
import { useMakeKey } from '../api/keys.ts';
import { byCode } from '../i18n/by-code.ts';
import { Dialog } from '../kit/dialog.tsx';
import { ProblemAlert } from '../kit/problem-alert.tsx';
import { SecretOnce } from '../kit/secret-once.tsx';

interface MakeKeyProps {
  path: string;
  scopes: readonly Scope[];
  opened: boolean;
  onClose: () => void;
}

/** Name and scopes; then the key, this once. */
export function MakeKey({ opened, onClose, ...form }: MakeKeyProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.makeTitle')} size={540}>
      <MakeKeyForm {...form} onClose={onClose} />
    </Dialog>
  );
}

function MakeKeyForm({ path, scopes, onClose }: Omit<MakeKeyProps, 'opened'>) {
  const { t } = useTranslation();
  const make = useMakeKey(path);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  if (make.data) {
    return (
      <Stack gap="md">
        <SecretOnce value={make.data.key} what={t('keys.key')} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('kit.close')}</Button>
        </Group>
      </Stack>
    );
  }
  const isNamed = name.trim() !== '';
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNamed && chosen.length > 0) make.mutate({ name: name.trim(), scopes: chosen as Scope[] });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameHint')}
          maxLength={80}
          data-autofocus
          value={name}
          error={tried && !isNamed ? t('keys.error.name') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('keys.scopes')}
          value={chosen}
          onChange={setChosen}
          error={tried && chosen.length === 0 ? t('keys.error.scopes') : null}
        >
          <Stack gap="xs" mt={6}>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={byCode(t, 'keys.scope', scope.replace(':', '_'), scope)}
                description={scope}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {make.error ? <ProblemAlert error={make.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
