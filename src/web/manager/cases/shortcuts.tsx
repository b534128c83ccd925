import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/dialog.tsx';
import classes from './cases.module.css';

interface ShortcutsProps {
  opened: boolean;
  onClose: () => void;
  /** Key and what it does, in the order they are shown. */
  keys: (readonly [key: string, does: string])[];
}

/** Every key of a page and what it does; opened by a question mark. */
export function Shortcuts({ opened, onClose, keys }: ShortcutsProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('trust.shortcuts.title')} size={420}>
      <dl className={classes.shortcuts}>
        {keys.map(([key, does]) => (
          <Shortcut key={key} letter={key} does={does} />
        ))}
      </dl>
    </Dialog>
  );
}

const Shortcut = ({ letter, does }: { letter: string; does: string }) => (
  <>
    <dt>
      <Kbd>{letter}</Kbd>
    </dt>
    <dd>{does}</dd>
  </>
);
