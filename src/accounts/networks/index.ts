import type { Strategy } from 'passport';
import type { Network } from '../schemas.ts';
import { facebookStrategy } from './facebook.ts';
import { googleStrategy } from './google.ts';
import type { NetworkAddresses, NetworkOptions } from './network.ts';

/** The networks that people can sign in with, in the order in which they are offered. */
export const SIGN_IN: Partial<Record<Network, { title: string; strategy: (options: NetworkOptions) => Strategy }>> = {
  google: { title: 'Google', strategy: googleStrategy },
  facebook: { title: 'Facebook', strategy: facebookStrategy },
};

/** A network that is configured: its app's keys, and addresses where they are not the network's own. */
export type NetworkApp = NetworkAddresses & { clientId: string; clientSecret: string };
export type NetworkApps = Partial<Record<Network, NetworkApp>>;
