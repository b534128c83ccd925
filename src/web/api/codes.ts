import type { z } from 'zod';
import type { BrandCode, Code as CodeSchema, NewCode } from '../../links/schemas.ts';
import { post } from './client.ts';
import { useList } from './list.ts';
import { useChange } from './use-change.ts';

export type Code = z.output<typeof CodeSchema>;
export type { BrandCode };

type CodeInput = z.input<typeof NewCode>;

export const useCodes = () => useList<Code>('/v1/codes');

export const useMakeCode = () => useChange('/v1/codes', (input: CodeInput) => post<Code>('/v1/codes', input));

export const useBrandCodes = (brandId: string) => useList<BrandCode>(`/v1/brands/${brandId}/codes`);
