import type { Network } from '../schemas.ts';
import { type NetworkApps, SIGN_IN } from './index.ts';
import type { NetworkClient } from './network.ts';
import type { StateStore } from './state-store.ts';

export type NetworkClients = Record<Network, NetworkClient>;

/** Keeps no states: for the worker, which signs nobody in. */
const NO_STATES = {} as StateStore;

/** A client for every network that is configured, with the state store that its sign-in uses. */
export function makeClients(
  publicUrl: string,
  apps: NetworkApps,
  storeOf: (network: Network) => StateStore = () => NO_STATES,
): Map<Network, { client: NetworkClient; states: StateStore }> {
  const made = (Object.keys(apps) as Network[]).flatMap((network) => {
    const app = apps[network];
    if (!app) return [];
    const states = storeOf(network);
    const callbackUrl = `${publicUrl}/auth/${network}/callback`;
    return [[network, { client: SIGN_IN[network].client({ ...app, callbackUrl, store: states }), states }] as const];
  });
  return new Map(made);
}
