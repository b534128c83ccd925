import { Button, Collapse, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkInput, SubIds } from '../../api/types.ts';
import { useProgrammeNow } from '../../kit/programme-time.ts';
import classes from './make-link.module.css';

const keys = ['sub1', 'sub2', 'sub3', 'sub4', 'sub5'] as const;

/** What a link may have beside its destination. */
export interface Extras {
  /** The end of its address, of her own choice. */
  code: string;
  /** `YYYY-MM-DD`; empty: it never ends. */
  lastDay: string;
  subIds: SubIds;
}

export const noExtras: Extras = { code: '', lastDay: '', subIds: {} };

const wellFormed = /^[a-z0-9]{4,32}$/i;

/** As the API takes them; undefined when the code is not one. */
export function extrasOf({ code, lastDay, subIds }: Extras): Omit<LinkInput, 'destination'> | undefined {
  const own = code.trim();
  if (own !== '' && !wellFormed.test(own)) return undefined;
  const marks = Object.entries(subIds).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : []));
  return {
    subIds: Object.fromEntries(marks),
    ...(own ? { code: own } : {}),
    ...(lastDay ? { expiresAt: `${lastDay}T23:59:59.999Z` } : {}),
  };
}

interface ExtraFieldsProps {
  value: Extras;
  /** The form was sent: what is wrong is said. */
  tried: boolean;
  onChange: (value: Extras) => void;
}

/** Folded away: most people never need them. */
export function ExtraFields({ value, tried, onChange }: ExtraFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const [opened, { toggle }] = useDisclosure(false);
  const today = useProgrammeNow().toISOString().slice(0, 10);
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
        {t('codes.more')}
      </Button>
      <Collapse expanded={opened} id={id}>
        <div className={classes.subIds}>
          <TextInput
            label={t('codes.ownCode')}
            description={t('codes.ownCodeHint')}
            maxLength={32}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={value.code}
            error={tried && !extrasOf(value) ? t('codes.error.ownCode') : null}
            onChange={(event) => onChange({ ...value, code: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('codes.lastDay')}
            description={t('codes.lastDayHint')}
            min={today}
            value={value.lastDay}
            onChange={(event) => onChange({ ...value, lastDay: event.currentTarget.value })}
          />
        </div>
        <p className={classes.marks}>{t('creator.makeLink.subIds')}</p>
        <p className={classes.hint}>{t('creator.makeLink.subIdsHint')}</p>
        <div className={classes.subIds}>
          {keys.map((key, index) => (
            <TextInput
              key={key}
              label={t('creator.makeLink.subId', { number: index + 1 })}
              maxLength={100}
              value={value.subIds[key] ?? ''}
              onChange={(event) =>
                onChange({ ...value, subIds: { ...value.subIds, [key]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
      </Collapse>
    </div>
  );
}
