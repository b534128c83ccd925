import { useMutation, useQueryClient } from '@tanstack/react-query';
import { patch, post } from './client.ts';
import { useList } from './list.ts';
import type { Brand, Link, LinkInput, Product } from './types.ts';

export const useLinks = (limit = 50) => useList<Link>('/v1/links', { limit });
export const useBrands = (enabled: boolean) => useList<Brand>('/v1/brands', { limit: 100, enabled });

export const useProducts = (brandId: string | null) =>
  useList<Product>(`/v1/brands/${brandId}/products`, { limit: 100, enabled: brandId !== null });

export function useMakeLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: LinkInput) => post<Link>('/v1/links', input),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/v1/links'] }),
  });
}

export const qrCodeUrl = (link: Link) => `/v1/links/${link.id}/qr.svg`;

/** Pauses or resumes a link, or says when it ends. */
export function useChangeLink(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: { state?: 'active' | 'paused'; expiresAt?: string | null }) =>
      patch<Link>(`/v1/links/${id}`, change),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/v1/links'] }),
  });
}
