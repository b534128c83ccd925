import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { LinkWithDays } from '../../links/schemas.ts';
import { get, patch, post } from './client.ts';
import { useList } from './list.ts';
import type { Brand, Link, LinkInput, Product } from './types.ts';
import { useChange } from './use-change.ts';

export const useLinks = (limit = 50) => useList<Link>('/v1/links', { limit });
export const useBrands = (enabled: boolean) => useList<Brand>('/v1/brands', { limit: 100, enabled });

export const useProducts = (brandId: string | null) =>
  useList<Product>(`/v1/brands/${brandId}/products`, { limit: 100, enabled: brandId !== null });

export const useMakeLink = () => useChange('/v1/links', (input: LinkInput) => post<Link>('/v1/links', input));

export const useLink = (id: string) =>
  useQuery({
    queryKey: ['/v1/links', id],
    queryFn: ({ signal }) => get<z.output<typeof LinkWithDays>>(`/v1/links/${encodeURIComponent(id)}`, signal),
  });

export const qrCodeUrl = (link: Link, format: 'svg' | 'png' = 'svg') => `/v1/links/${link.id}/qr.${format}`;

/** Pauses or resumes a link, or says when it ends. */
export const useChangeLink = (id: string) =>
  useChange('/v1/links', (change: { state?: 'active' | 'paused'; expiresAt?: string | null }) =>
    patch<Link>(`/v1/links/${id}`, change),
  );
