import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Code as CodeSchema, NewCode } from '../../links/schemas.ts';
import { post } from './client.ts';
import { useList } from './list.ts';

export type Code = z.output<typeof CodeSchema>;
type CodeInput = z.input<typeof NewCode>;

export const useCodes = () => useList<Code>('/v1/codes');

export function useMakeCode() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: CodeInput) => post<Code>('/v1/codes', input),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/v1/codes'] }),
  });
}
