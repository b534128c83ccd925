export { type ContentToCheck, checkContent } from './check-content.ts';
export {
  type ContentFinding,
  type ContentNews,
  contentNewsDue,
  forgetContentNews,
  noteFindings,
} from './content-news.ts';
export { creatorOfAccount } from './creator-of-account.ts';
export { creatorOfContent } from './creator-of-content.ts';
export { ContentCheck, ContentMatch } from './schemas.ts';
