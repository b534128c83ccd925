export { mediaKitEndpoints, mediaKitPages } from './routes.ts';
