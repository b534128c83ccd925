import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../accounts/people/schemas.ts';
import { useAddManager, usePeople } from '../../api/people.ts';
import type { ManagerRole } from '../../api/types.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { networkTitles } from '../../kit/network-icon.tsx';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { RoleField } from '../../team/role-field.tsx';
import classes from './add-manager.module.css';

const roles: ManagerRole[] = ['reviewer', 'finance', 'admin'];
const typingPauseMs = 250;
const shortest = 2;

/** Gives a role to somebody who has an account already: found by name, never by an id. */
export function AddManager() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t('team.add.open')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('team.add.title')}>
        <AddForm onClose={close} />
      </Dialog>
    </>
  );
}

function AddForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), typingPauseMs);
  const [chosen, setChosen] = useState<Person | null>(null);
  const [role, setRole] = useState<ManagerRole | null>(null);
  const [tried, setTried] = useState(false);
  const add = useAddManager();
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!chosen || !role) return;
    add.mutate(
      { userId: chosen.userId, role },
      {
        onSuccess: () => {
          void toast(t('team.add.done', { name: chosen.name }));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          type="search"
          label={t('team.add.search')}
          description={t('team.add.searchHint')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          autoComplete="off"
          data-autofocus
          maxLength={100}
          value={text}
          error={tried && !chosen ? t('team.add.choose') : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(null);
          }}
        />
        {q.length >= shortest ? <Found q={q} chosen={chosen} onChoose={setChosen} /> : null}
        <RoleField<ManagerRole> roles={roles} value={role} onChange={setRole} missing={tried && !role} />
        {add.error ? <ProblemAlert error={add.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('team.add.give')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FoundProps {
  q: string;
  chosen: Person | null;
  onChoose: (person: Person) => void;
}

function Found({ q, chosen, onChoose }: FoundProps) {
  const { t } = useTranslation();
  const found = usePeople(q);
  if (found.error) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  const people = found.data?.data ?? [];
  if (found.data && people.length === 0) return <p className={classes.none}>{t('team.add.nobody')}</p>;
  return (
    <Radio.Group
      label={t('team.add.found')}
      value={chosen?.userId ?? null}
      onChange={(id) => people.filter(({ userId }) => userId === id).forEach(onChoose)}
    >
      <div className={classes.people}>
        {people.map((person) => (
          <Radio
            key={person.userId}
            value={person.userId}
            disabled={person.managerRole !== null}
            label={person.name}
            description={person.managerRole ? t('team.add.already') : accountsOf(person)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

const accountsOf = ({ identities }: Person): string =>
  identities
    .map(({ network, username }) => (username ? `${networkTitles[network]} ${username}` : networkTitles[network]))
    .join(', ');
