/** What went wrong, in terms that know no transport; `problem.ts` maps each kind to a status. */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'too_large'
  | 'limited'
  | 'unavailable';

export interface FieldProblem {
  path: string;
  message: string;
}

export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly fields: FieldProblem[];
  /** Where waiting helps: how long. */
  retryAfterSeconds?: number;

  /**
   * @param kind the family of the error
   * @param code stable snake_case code that clients may switch on
   * @param detail one sentence for a person; never holds secrets or stack traces
   */
  constructor(kind: ErrorKind, code: string, detail: string, fields: FieldProblem[] = []) {
    super(detail);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }
}

export const malformed = (code: string, detail: string) => new DomainError('malformed', code, detail);
export const invalid = (code: string, detail: string, fields: FieldProblem[] = []) =>
  new DomainError('invalid', code, detail, fields);
export const conflict = (code: string, detail: string, fields: FieldProblem[] = []) =>
  new DomainError('conflict', code, detail, fields);
export const unavailable = (code: string, detail: string) => new DomainError('unavailable', code, detail);

/** Also thrown where something exists but is not the caller's: a stranger cannot tell the two apart. */
export const missing = () =>
  new DomainError('missing', 'not_found', 'There is nothing here, or it is not yours to see.');

export const notSignedIn = () => new DomainError('unauthenticated', 'not_signed_in', 'Sign in first.');
