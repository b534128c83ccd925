import type { Network } from '../schemas.ts';
import { facebook } from './facebook.ts';
import { google } from './google.ts';
import { instagram } from './instagram.ts';
import type { MakeClient, NetworkOptions } from './network.ts';
import { tiktok } from './tiktok.ts';
import { x } from './x.ts';

/** The networks that people can sign in with, in the order in which they are offered. */
export const SIGN_IN: Record<Network, { title: string; client: MakeClient }> = {
  google: { title: 'Google', client: google },
  facebook: { title: 'Facebook', client: facebook },
  instagram: { title: 'Instagram', client: instagram },
  x: { title: 'X', client: x },
  tiktok: { title: 'TikTok', client: tiktok },
};

/** A network that is configured: its app's keys, and addresses where they are not the network's own. */
export type NetworkApp = Omit<NetworkOptions, 'callbackUrl' | 'store'>;
export type NetworkApps = Partial<Record<Network, NetworkApp>>;
