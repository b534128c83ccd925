import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The port that a listening server was given. */
export const portOf = (server: Server): number => (server.address() as AddressInfo).port;
