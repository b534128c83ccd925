import { z } from 'zod';
import { PageQuery } from '../../kit/pagination.ts';

export const REPORT_REASONS = [
  'fake_audience',
  'fraud',
  'undisclosed_ad',
  'counterfeit',
  'stolen_content',
  'spam',
  'other',
] as const;
export const ReportReason = z.enum(REPORT_REASONS);

const Text = z.string().trim().min(10).max(2_000);
const Target = {
  link: z.string().trim().max(300).optional().meta({ description: 'A referral link or its code' }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional()
    .meta({ description: 'Address of a post, or of a media kit' }),
};
const NAMES_SOMETHING = 'name a link or a post';

/** From anybody: a buyer, a passer-by. No name and no address is asked for. */
export const NewPublicReport = z
  .object({ ...Target, reason: ReportReason, text: Text })
  .refine(({ link, url }) => link !== undefined || url !== undefined, NAMES_SOMETHING)
  .meta({ id: 'NewPublicReport' });
export type NewPublicReport = z.infer<typeof NewPublicReport>;

export const NewBrandReport = z
  .object({ ...Target, creatorId: z.string().max(40).optional(), reason: ReportReason, text: Text })
  .refine(
    ({ link, url, creatorId }) => link !== undefined || url !== undefined || creatorId !== undefined,
    NAMES_SOMETHING,
  )
  .meta({ id: 'NewBrandReport' });
export type NewBrandReport = z.infer<typeof NewBrandReport>;

export const Report = z
  .object({
    id: z.string(),
    from: z.enum(['brand', 'public']),
    brandId: z.string().nullable(),
    creatorId: z.string().nullable().meta({ description: 'Null when nobody could be found by what was named' }),
    creatorName: z.string().nullable(),
    caseId: z.string().nullable(),
    link: z.string().nullable(),
    url: z.string().nullable(),
    reason: ReportReason,
    text: z.string(),
    at: z.iso.datetime(),
    isSetAside: z.boolean().meta({ description: 'A reviewer said that it is about nobody of the programme' }),
  })
  .meta({ id: 'Report' });
export type Report = z.output<typeof Report>;

export const ReportQuery = PageQuery.extend({
  unmatched: z
    .stringbool()
    .default(false)
    .meta({ description: 'Only those about nobody that could be found, and not set aside' }),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

export const ReportMatch = z.object({ creatorId: z.string().max(40) }).meta({ id: 'ReportMatch' });
