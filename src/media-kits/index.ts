export { creatorOfKit } from './public-kit.ts';
export { mediaKitEndpoints, mediaKitPages } from './routes.ts';
