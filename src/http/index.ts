export { answerOnce } from './idempotency.ts';
export { limitSignIn } from './limits.ts';
export { operations } from './operations.ts';
export { portals } from './portals.ts';
export { openApiDocument, reference } from './reference.ts';
export { refuseForeignOrigin, requestContext, securityHeaders, signOut, trackRequest } from './request.ts';
export { endSlowRequests } from './slow-requests.ts';
