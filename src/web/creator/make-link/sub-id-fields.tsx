import { Button, Collapse, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubIds } from '../../api/types.ts';
import classes from './make-link.module.css';

const keys = ['sub1', 'sub2', 'sub3', 'sub4', 'sub5'] as const;

interface SubIdFieldsProps {
  value: SubIds;
  onChange: (value: SubIds) => void;
}

/** Folded away: most people never need them. */
export function SubIdFields({ value, onChange }: SubIdFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={opened}
        aria-controls={id}
        onClick={toggle}
        rightSection={
          <IconChevronDown
            size={16}
            stroke={1.75}
            aria-hidden="true"
            style={{ rotate: opened ? '180deg' : undefined }}
          />
        }
      >
        {t('creator.makeLink.subIds')}
      </Button>
      <Collapse expanded={opened} id={id}>
        <p className={classes.hint}>{t('creator.makeLink.subIdsHint')}</p>
        <div className={classes.subIds}>
          {keys.map((key, index) => (
            <TextInput
              key={key}
              label={t('creator.makeLink.subId', { number: index + 1 })}
              maxLength={64}
              value={value[key] ?? ''}
              onChange={(event) => onChange({ ...value, [key]: event.currentTarget.value })}
            />
          ))}
        </div>
      </Collapse>
    </div>
  );
}
