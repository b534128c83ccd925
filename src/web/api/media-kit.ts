import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MediaKit, MediaKitChange } from '../../media-kits/schemas.ts';
import { get, post } from './client.ts';
import { useMutation } from './use-change.ts';

const path = '/v1/media-kit';

export const useMediaKit = () => useQuery({ queryKey: [path], queryFn: ({ signal }) => get<MediaKit>(path, signal) });

export function useSaveMediaKit() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: MediaKitChange) => post<MediaKit>(path, input),
    onSuccess: (kit) => queryClient.setQueryData([path], kit),
  });
}
