export { type ContentToCheck, checkContent } from './check-content.ts';
export { ContentCheck, ContentMatch } from './schemas.ts';
