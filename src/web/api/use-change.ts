import { type UseMutationOptions, useMutation as useLibraryMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

interface Afterwards<Output> {
  onSuccess?: (output: Output) => unknown;
  onError?: (error: Error) => unknown;
}

const ignore = () => undefined;

/**
 * The library's mutation, but what `mutate` is told to do afterwards is done though the part of the page that asked is gone by then:
 * a change often takes away the form that made it, and its confirmation must still be seen. Errors are the mutation's `error`.
 */
export function useMutation<Output, Input = void>(options: UseMutationOptions<Output, Error, Input>) {
  const mutation = useLibraryMutation(options);
  const { mutateAsync } = mutation;
  const mutate = useCallback(
    (input: Input, { onSuccess, onError = ignore }: Afterwards<Output> = {}) =>
      void mutateAsync(input).then(onSuccess, onError),
    [mutateAsync],
  );
  return { ...mutation, mutate };
}

/** Sends a change; then what lies at a path, or at several, is read again, though it was refused: somebody else may have been quicker. */
export function useChange<Output, Input = void>(concerned: string | string[], send: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => Promise.all([concerned].flat().map((path) => queryClient.invalidateQueries({ queryKey: [path] }))),
  });
}
