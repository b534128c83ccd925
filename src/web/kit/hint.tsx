import { lazy, type ReactElement, Suspense } from 'react';

const HintTooltip = lazy(() => import('./hint-tooltip.tsx'));

export interface HintProps {
  label: string;
  /** One element that takes a ref. */
  children: ReactElement;
}

/** A few words on hover, focus or touch. Positioning code comes after the first paint: until then only the child is there. */
export function Hint(props: HintProps) {
  return (
    <Suspense fallback={props.children}>
      <HintTooltip {...props} />
    </Suspense>
  );
}
