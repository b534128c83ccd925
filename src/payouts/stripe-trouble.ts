import { Stripe } from 'stripe';
import { type DomainError, unavailable } from '../kit/errors.ts';

/** Stripe cannot be reached, is in trouble, or asks for patience: the same may go through later. */
export const isStripeAway = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeAPIError ||
  error instanceof Stripe.errors.StripeRateLimitError ||
  (error instanceof Stripe.errors.StripeError && error.statusCode === 409);

/** The account was closed, or its owner took our access away. */
export const isAccountGone = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripePermissionError ||
  (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing');

export const stripeAway = (): DomainError =>
  unavailable('stripe_away', 'Stripe cannot be reached at the moment. Try again in a minute.');
