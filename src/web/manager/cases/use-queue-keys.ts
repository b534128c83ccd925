import { useState } from 'react';
import type { CaseRow } from '../../api/cases.ts';
import { useKeysSwitch, useLetterKeys } from '../../kit/use-letter-keys.ts';

const linksOfCases = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-case]')];

/** Moves along the queue by key: the case in focus is the one that keys are about. */
export function useQueueKeys(toggle: ((id: CaseRow['id']) => void) | undefined) {
  const [keysOn] = useKeysSwitch();
  const [help, setHelp] = useState(false);
  const focused = () => linksOfCases().indexOf(document.activeElement as HTMLElement);
  const step = (by: 1 | -1) => () => {
    const links = linksOfCases();
    links[Math.min(links.length - 1, Math.max(0, focused() + by))]?.focus();
  };
  const select = () => {
    const id = linksOfCases()[focused()]?.dataset.case;
    if (id) toggle?.(id);
  };
  useLetterKeys({ j: step(1), k: step(-1), ...(toggle ? { x: select } : {}), '?': () => setHelp(true) }, keysOn);
  return { help, closeHelp: () => setHelp(false) };
}
