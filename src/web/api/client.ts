import i18next from 'i18next';

export interface FieldError {
  path: string;
  message: string;
}

interface ProblemDocument {
  status?: number;
  title?: string;
  detail?: string;
  code?: string;
  requestId?: string;
  errors?: FieldError[];
}

/** A problem document (RFC 9457) as an error. `code` is stable; `network_unreachable` means that no answer came. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId: string | null;
  readonly fields: FieldError[];

  constructor(document: ProblemDocument) {
    super(document.detail ?? document.title ?? '');
    this.status = document.status ?? 0;
    this.code = document.code ?? 'unknown';
    this.title = document.title ?? '';
    this.requestId = document.requestId ?? null;
    this.fields = document.errors ?? [];
  }
}

const timeoutMs = 20_000;
/** A file may be large and the line slow. */
const uploadMs = 10 * 60_000;

async function toProblem(response: Response): Promise<Problem> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const body: ProblemDocument = await response.json().catch(() => ({}));
  return new Problem({ requestId, code: `http_${response.status}`, ...body, status: response.status });
}

async function send(path: string, init: RequestInit, withinMs = timeoutMs): Promise<Response> {
  const signal = AbortSignal.any([AbortSignal.timeout(withinMs), ...(init.signal ? [init.signal] : [])]);
  try {
    return await fetch(path, { ...init, signal, credentials: 'same-origin' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Problem({ code: 'network_unreachable' });
  }
}

/** Reads a resource. Throws `Problem` on any answer but 2xx. */
export async function get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
  const headers = { accept: 'application/json', 'accept-language': i18next.language };
  const response = await send(path, { headers, ...(signal ? { signal } : {}) });
  if (!response.ok) throw await toProblem(response);
  return (await response.json()) as Body;
}

/** Like `get`, with null where there is nothing (404) or nobody (401). */
export async function getOrNull<Body>(path: string, signal?: AbortSignal): Promise<Body | null> {
  try {
    return await get<Body>(path, signal);
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 401)) return null;
    throw error;
  }
}

function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const jsonHeaders = () => ({
  accept: 'application/json',
  'accept-language': i18next.language,
  'content-type': 'application/json',
});

async function sendForAnswer<Body>(path: string, init: RequestInit, withinMs?: number): Promise<Body> {
  const response = await send(path, init, withinMs);
  if (!response.ok) throw await toProblem(response);
  return (response.status === 204 ? undefined : await response.json()) as Body;
}

/** Sends a POST with an idempotency key of its own; an empty answer (204) is `undefined`. Throws `Problem`. */
export const post = <Body>(path: string, body: unknown = {}): Promise<Body> =>
  sendForAnswer<Body>(path, {
    method: 'POST',
    headers: { ...jsonHeaders(), 'idempotency-key': idempotencyKey() },
    body: JSON.stringify(body),
  });

/** Changes what is there. Throws `Problem`. */
export const patch = <Body>(path: string, body: unknown): Promise<Body> =>
  sendForAnswer<Body>(path, { method: 'PATCH', headers: jsonHeaders(), body: JSON.stringify(body) });

/** Takes something away. Throws `Problem`. */
export const remove = (path: string): Promise<undefined> =>
  sendForAnswer<undefined>(path, { method: 'DELETE', headers: jsonHeaders() });

/** Sends a file as it is; its name goes along as `name`. Throws `Problem`. */
export const upload = <Body>(path: string, file: File, params: Record<string, string> = {}): Promise<Body> =>
  sendForAnswer<Body>(
    `${path}?${new URLSearchParams({ name: file.name.slice(-150), ...params })}`,
    {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': file.type || 'application/octet-stream',
        'idempotency-key': idempotencyKey(),
      },
      body: file,
    },
    uploadMs,
  );
