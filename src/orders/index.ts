export { createIntake, type Intake } from './intake/accept-event.ts';
export { eventsWaiting, type OrderFigures, orderFigures } from './order-figures.ts';
export { type OrderPlace, orderPlaces } from './order-places.ts';
export { processEvents } from './process-events.ts';
export { orderEndpoints } from './routes.ts';
export { type BrandSales, type CategorySales, salesOf } from './sales-of.ts';
export { settleWaiting } from './settle-waiting.ts';
export { type OrderNews, takeOrderNews } from './settled-batches.ts';
export { findSold, type SoldOrder, soldInOrder } from './sold-orders.ts';
