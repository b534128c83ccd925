import { expect } from 'vitest';
import { Problem } from '../../src/kit/problem.ts';

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
}

export type ProblemDocument = ReturnType<typeof Problem.parse>;

/** Compares what a server answers with what its OpenAPI document says that it answers. */
export class Declared {
  private readonly document: OpenApi;
  /** Problems seen so far, as `POST /v1/links 422 destination_invalid`. */
  readonly seen = new Set<string>();

  private constructor(document: OpenApi) {
    this.document = document;
  }

  static async by(app: { url: string }): Promise<Declared> {
    return new Declared((await (await fetch(`${app.url}/openapi.json`)).json()) as OpenApi);
  }

  /** The problem document of an answer: of the declared shape, with the request's id, and declared at its endpoint. */
  async problem(method: string, path: string, response: Response): Promise<ProblemDocument> {
    const text = await response.text();
    expect(response.headers.get('content-type'), text).toMatch(/^application\/problem\+json/);
    const problem = Problem.strict().parse(JSON.parse(text));
    expect(problem.status).toBe(response.status);
    expect(problem.requestId).toMatch(/^req_\w{26}$/);
    expect(response.headers.get('x-request-id')).toBe(problem.requestId);
    expect(problem.type).toBe(`/docs/problems#${problem.code}`);
    expect(text).not.toMatch(/node_modules|\.ts:\d|at \w+ \(|Mongo|E11000/);
    this.check(method, path, problem);
    return problem;
  }

  private check(method: string, path: string, { status, code }: ProblemDocument): void {
    const [template, operation] = this.find(method, path);
    const declared = operation?.responses[`${status}`]?.description ?? 'nothing';
    const line = `${method} ${template ?? path} ${status} ${code}`;
    this.seen.add(line);
    if (template) expect(declared.split(/[\s,:]+/), `${line} is not declared`).toContain(code);
  }

  private find(method: string, address: string) {
    const path = new URL(address, 'http://x').pathname;
    const fits = ([template]: [string, unknown]) =>
      new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
    const found = Object.entries(this.document.paths)
      .filter(fits)
      .toSorted(([left], [right]) => left.split('{').length - right.split('{').length)
      .find(([, operations]) => operations[method.toLowerCase()]);
    return [found?.[0], found?.[1][method.toLowerCase()]] as const;
  }
}
