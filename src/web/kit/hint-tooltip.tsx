import { Tooltip } from '@mantine/core';
import type { HintProps } from './hint.tsx';

const widestPx = 280;

export default function HintTooltip({ label, children }: HintProps) {
  return (
    <Tooltip label={label} multiline maw={widestPx} events={{ hover: true, focus: true, touch: true }}>
      {children}
    </Tooltip>
  );
}
