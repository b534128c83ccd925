import { accountTemplates } from './accounts.ts';
import { campaignTemplates } from './campaigns.ts';
import { commissionTemplates } from './commissions.ts';
import { joiningTemplates } from './joining.ts';
import { payoutTemplates } from './payouts.ts';
import { teamTemplates } from './teams.ts';
import type { MailText } from './template.ts';
import { trustTemplates } from './trust.ts';

/** Every mail that Kolect writes: a file for each area, merged here. */
const TEMPLATES = {
  ...accountTemplates,
  ...joiningTemplates,
  ...teamTemplates,
  ...commissionTemplates,
  ...campaignTemplates,
  ...trustTemplates,
  ...payoutTemplates,
};

export type TemplateName = keyof typeof TEMPLATES;
export type ValuesOf<Name extends TemplateName> = Parameters<(typeof TEMPLATES)[Name]['en']>[0];

/** The text of a mail in the reader's language, or in English where it is not written in hers. */
export function writeMail<Name extends TemplateName>(
  template: Name,
  language: string,
  values: ValuesOf<Name>,
): { text: MailText; language: string } {
  const written = TEMPLATES[template];
  const spoken = Object.hasOwn(written, language) ? language : 'en';
  const write = (spoken === 'en' ? written.en : written[spoken]) as (values: ValuesOf<Name>) => MailText;
  return { text: write(values), language: spoken };
}
