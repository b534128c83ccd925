export interface FailureDetails {
  type?: StripeFailure['type'];
  code?: string;
  param?: string;
  stored?: boolean;
}

/** A refusal in Stripe's terms; source: https://docs.stripe.com/api/errors and https://docs.stripe.com/error-codes. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly type: 'invalid_request_error' | 'idempotency_error' | 'api_error';
  readonly code: string | undefined;
  readonly param: string | undefined;
  /** Kept under the idempotency key and replayed; refusals from before the work began are not. */
  readonly stored: boolean;

  constructor(status: number, message: string, details: FailureDetails = {}) {
    super(message);
    this.status = status;
    this.type = details.type ?? 'invalid_request_error';
    this.code = details.code;
    this.param = details.param;
    this.stored = details.stored ?? true;
  }

  /** The body as Stripe sends it. */
  body(): { error: Record<string, string> } {
    const { type, message, code, param } = this;
    return {
      error: {
        ...(code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
        message,
        ...(param && { param }),
        type,
      },
    };
  }
}

/** 404 for an id in the path, 400 for an id in a parameter, as Stripe answers. */
export function resourceMissing(noun: string, id: string, param = 'id'): StripeFailure {
  return new StripeFailure(param === 'id' ? 404 : 400, `No such ${noun}: '${id}'`, { code: 'resource_missing', param });
}
