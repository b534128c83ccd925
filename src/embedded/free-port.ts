import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to outgoing connections, one of which may take a port between the look and its use. */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/** A TCP port on loopback that nobody listens on now: the preferred one if it is free, else another. */
export async function findFreePort(preferred?: number): Promise<number> {
  for (const port of [preferred ?? somePort(), somePort(), somePort()]) if (await isPortFree(port)) return port;
  return listenOnce(0);
}

const somePort = (): number => randomInt(LOWEST, HIGHEST);

/** Whether a program could listen on this loopback port now. */
export async function isPortFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
