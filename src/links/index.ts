export { type ClickBuffer, createClickBuffer } from './click-buffer.ts';
export { countOrders, type OrderCount } from './count-orders.ts';
export { type Day, daysOf, programmeDays } from './days-of.ts';
export { type FoundTouch, findTouches } from './find-touches.ts';
export { createKnownLinks } from './known-links.ts';
export { makeCode } from './make-code.ts';
export { makeLink } from './make-link.ts';
export { redirect } from './redirect.ts';
export { linkEndpoints } from './routes.ts';
