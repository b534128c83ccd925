import classes from './logo.module.css';

/** The mark and, unless it stands alone, the name. */
export function Logo({ markOnly = false }: { markOnly?: boolean }) {
  return (
    <span className={classes.logo}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--mantine-color-kolect-6)" />
        <path
          d="M11 8v16M22 8.5 14.5 16l7.5 7.5"
          fill="none"
          stroke="#fff"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="14" cy="16" r="3" fill="#fff" />
      </svg>
      {markOnly ? null : <span className={classes.name}>Kolect</span>}
    </span>
  );
}
