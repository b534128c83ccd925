import classes from './truncate.module.css';

/** One line of text of any length: cut at the end, whole on hover. */
export function Truncate({ children, mono = false }: { children: string; mono?: boolean }) {
  return (
    <span className={classes.truncate} data-mono={mono || undefined} title={children}>
      {children}
    </span>
  );
}
