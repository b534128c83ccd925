import { useLocalStorage, useWindowEvent } from '@mantine/hooks';

/** The letter of the key: by what it types, or, on a Cyrillic or Greek layout, by where it lies; and the question mark. */
function letterOf(event: KeyboardEvent): string {
  if (event.key === '?') return '?';
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, '').toLowerCase();
}

function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const isTyping = target?.closest('input, textarea, select, [contenteditable="true"]');
  return Boolean(isTyping) || document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Single keys as commands; not while somebody types, nor while a dialog or a menu is open. */
export function useLetterKeys(commands: Record<string, () => void>, enabled: boolean): void {
  useWindowEvent('keydown', (event) => {
    if (!enabled || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event)) return;
    const command = commands[letterOf(event)];
    if (!command) return;
    event.preventDefault();
    command();
  });
}

/** Single-key commands can be switched off, as WCAG 2.1.4 asks; remembered on this device. */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({ key: 'kolect.keys', defaultValue: true, getInitialValueInEffect: false });
  return [on, (next) => setOn(next)];
}
