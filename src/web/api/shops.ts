import { useQuery } from '@tanstack/react-query';
import type { Platform } from '../../brands/schemas.ts';
import type { SecretRotation, Shop, ShopWithSecret } from '../../brands/shops/schemas.ts';
import type { ShopReports } from '../../orders/shop-reports/schemas.ts';
import { get, post, remove } from './client.ts';
import type { List } from './types.ts';
import { useChange } from './use-change.ts';

const shopsPath = (brandId: string) => `/v1/brands/${brandId}/shops`;

export const useShops = (brandId: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [shopsPath(brandId)],
    queryFn: ({ signal }) => get<List<Shop>>(shopsPath(brandId), signal),
  });

export const useShopReports = (brandId: string, shopId: string) =>
  useQuery({
    queryKey: [shopsPath(brandId), shopId, 'reports'],
    queryFn: ({ signal }) => get<ShopReports>(`${shopsPath(brandId)}/${shopId}/reports`, signal),
    refetchInterval: 15_000,
  });

export const useAddShop = (brandId: string) =>
  useChange(shopsPath(brandId), (input: { name: string; platform: Platform; secret?: string }) =>
    post<ShopWithSecret>(shopsPath(brandId), input),
  );

export const useRotateSecret = (brandId: string, shopId: string) =>
  useChange(shopsPath(brandId), (input: SecretRotation) =>
    post<ShopWithSecret>(`${shopsPath(brandId)}/${shopId}/secrets`, input),
  );

export const useRevokeSecret = (brandId: string, shopId: string) =>
  useChange(shopsPath(brandId), (secretId: string) => remove(`${shopsPath(brandId)}/${shopId}/secrets/${secretId}`));
