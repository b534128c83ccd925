import { Container } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ProblemAlert } from '../kit/problem-alert.tsx';

/** Shown in place of a page that could not be loaded or drawn. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <ProblemAlert error={error} retry={retry} />
    </Container>
  );
}
