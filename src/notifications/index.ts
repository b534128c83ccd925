export { createPostman } from './postman.ts';
export { type NewMail, queueMail } from './queue-mail.ts';
export { mailsWaiting, sendMails } from './send-mails.ts';
export type { BrandNews, CreatorNews } from './templates/campaign-news.ts';
export type { TemplateName } from './templates/index.ts';
