export { type ContentToCheck, checkContent } from './check-content.ts';
export { creatorOfContent } from './creator-of-content.ts';
export { ContentCheck, ContentMatch } from './schemas.ts';
