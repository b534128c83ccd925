import { BRAND_EN, BRAND_RU } from './campaign-brand.ts';
import { CREATOR_EN, CREATOR_RU } from './campaign-creator.ts';
import type { Said, ToBrand, ToCreator } from './campaign-news.ts';
import type { MailText, Template } from './template.ts';

const mail = ([subject, ...paragraphs]: Said, note: string, label: string, path: string): MailText => ({
  subject,
  paragraphs: [...paragraphs, ...(note ? [`“${note}”`] : [])],
  action: { label, path },
});

const campaignCreator: Template<ToCreator> = {
  en: (values) => mail(CREATOR_EN[values.what](values), values.note, 'Open it', values.path),
  ru: (values) => mail(CREATOR_RU[values.what](values), values.note, 'Открыть', values.path),
};

const campaignBrand: Template<ToBrand> = {
  en: (values) => mail(BRAND_EN[values.what](values), values.note, 'Open it', values.path),
  ru: (values) => mail(BRAND_RU[values.what](values), values.note, 'Открыть', values.path),
};

export const campaignTemplates = { 'campaign-creator': campaignCreator, 'campaign-brand': campaignBrand };
