import type { RequestHandler } from 'express';
import type { Endpoint } from '../kit/endpoint.ts';
import { sendProblem } from '../kit/problem.ts';

/** How long a request's body may take to arrive; a body of 1 MB comes through a slow phone's line in that time. */
const BODY_MS = 30_000;

type Uploads = Pick<Endpoint, 'method' | 'path' | 'body' | 'bodyLimit'>[];

/** Addresses to which large files are sent: these may take as long as the server lets any request. */
function uploadsOf(endpoints: Uploads): { method: string; path: RegExp }[] {
  return endpoints
    .filter(({ body, bodyLimit }) => body === 'stream' || bodyLimit !== undefined)
    .map(({ method, path }) => ({
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}/?$`),
    }));
}

/** Ends requests whose body trickles in, so that many of them cannot keep connections for minutes. Uploads are let go on. */
export function endSlowRequests(endpoints: Uploads, bodyMs = BODY_MS): RequestHandler {
  const uploads = uploadsOf(endpoints);
  return (request, response, next) => {
    const hasBody = Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;
    const isUpload = () => uploads.some(({ method, path }) => method === request.method && path.test(request.path));
    if (!hasBody || isUpload()) return next();
    const timer = setTimeout(() => {
      if (request.complete) return;
      response.once('finish', () => request.socket.destroy());
      if (response.headersSent) request.socket.destroy();
      else
        sendProblem(response.setHeader('Connection', 'close'), 408, 'too_slow', 'The request took too long to arrive.');
    }, bodyMs);
    const stop = () => clearTimeout(timer);
    request.once('end', stop).once('close', stop);
    next();
  };
}
