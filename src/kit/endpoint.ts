import type { Readable } from 'node:stream';
import type { z } from 'zod';

/** One HTTP endpoint as data: the runner, the OpenAPI document, the access table and the tests all read this. */
export interface Endpoint<Ctx = never, Input = never> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Express path, parameters as `:name`. */
  path: string;
  summary: string;
  description?: string;
  tag: string;
  /** Who may call it: a name of the access table in `accounts/policies.ts`. */
  access: string;
  /** The scope that opens it to API keys; without one it is closed to them. */
  scope?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /**
   * A schema parses JSON; `raw` hands over the bytes, for signatures, and takes its documented schema in `rawSchema`; `stream`
   * hands over the bytes as they come, for files, and the verb bounds them.
   */
  body?: z.ZodType | 'raw' | 'stream';
  rawSchema?: z.ZodType;
  /** Larger than the usual 1 MB, for uploads: `10mb`. */
  bodyLimit?: string;
  answer: { status: number; schema?: z.ZodType; contentType?: string };
  /** Codes of the problem documents it may answer beyond the common ones, with the status of each. */
  problems?: Record<string, number>;
  handle: (ctx: Ctx, input: Input) => Promise<unknown>;
}

type Parsed<T> = T extends z.ZodType
  ? z.output<T>
  : T extends 'raw'
    ? Buffer
    : T extends 'stream'
      ? Readable
      : undefined;

interface Shape<Params, Query, Headers, Body, Answer> {
  params?: Params;
  query?: Query;
  headers?: Headers;
  body?: Body;
  answer: { status: number; schema?: Answer; contentType?: string };
}

type Common = Omit<Endpoint, 'params' | 'query' | 'headers' | 'body' | 'answer' | 'handle'>;

/** Gives `defineEndpoint` for a context type: it ties the handler's input and output to the zod schemas. */
export const endpointsOf =
  <Ctx>() =>
  <
    Params extends z.ZodObject,
    Query extends z.ZodObject,
    Headers extends z.ZodObject,
    Body extends z.ZodType | 'raw' | 'stream',
    Answer extends z.ZodType,
  >(
    endpoint: Common &
      Shape<Params, Query, Headers, Body, Answer> & {
        handle: (
          ctx: Ctx,
          input: { params: Parsed<Params>; query: Parsed<Query>; headers: Parsed<Headers>; body: Parsed<Body> },
        ) => Promise<z.input<Answer> | undefined>;
      },
  ): Endpoint<Ctx> =>
    endpoint as unknown as Endpoint<Ctx>;
