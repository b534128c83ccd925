import { Textarea } from '@mantine/core';

/** How a reason is asked for. */
export interface ReasonWords {
  label: string;
  /** Who will read it. */
  hint: string;
  /** What is said of one that is too short. */
  missing: string;
  /** Letters; zero where no reason has to be given. */
  shortest: number;
  longest: number;
}

export const isLongEnough = (reason: string, shortest: number): boolean => reason.trim().length >= shortest;

interface ReasonFieldProps extends ReasonWords {
  value: string;
  onChange: (value: string) => void;
  /** Whether it was sent once: before that nothing is complained about. */
  tried: boolean;
}

/** The reason of a decision, which somebody else will read. */
export function ReasonField({ label, hint, missing, shortest, longest, value, onChange, tried }: ReasonFieldProps) {
  return (
    <Textarea
      label={label}
      description={hint}
      autosize
      minRows={3}
      maxRows={8}
      maxLength={longest}
      data-autofocus
      value={value}
      error={tried && !isLongEnough(value, shortest) ? missing : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
