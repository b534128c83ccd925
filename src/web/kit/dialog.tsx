import { lazy, type ReactNode, Suspense, useState } from 'react';

const DialogWindow = lazy(() => import('./dialog-window.tsx'));

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Pixels; on a phone it is always as wide as the screen. */
  size?: number;
  children: ReactNode;
}

/** A dialog, a sheet from below on a phone. Its code is loaded when one is first opened. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.opened);
  if (props.opened && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  );
}
