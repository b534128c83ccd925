import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { answer } from './answer.ts';

// The ceiling of the redirect: Express 5 that does nothing but send a 302, without a line that could be left out.

let server: Server | undefined;

answer(
  {
    async open({ port, destination }: { port: number; destination: string }) {
      const app = express();
      app.disable('x-powered-by');
      app.disable('etag');
      app.get('/r/:code', (_request, response) => {
        response.writeHead(302, { Location: destination }).end();
      });
      server = createServer(app).listen(port, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    busyMicros: () => process.cpuUsage().user + process.cpuUsage().system,
  },
  async () => {
    server?.close();
    server?.closeAllConnections();
  },
);
