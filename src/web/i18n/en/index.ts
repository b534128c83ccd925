import forAccount from './for-account.ts';
import forAgency from './for-agency.ts';
import forBrand from './for-brand.ts';
import forCampaigns from './for-campaigns.ts';
import forCases from './for-cases.ts';
import forCreator from './for-creator.ts';
import forFrame from './for-frame.ts';
import forJoining from './for-joining.ts';
import forManager from './for-manager.ts';
import forPublic from './for-public.ts';
import forQuestions from './for-questions.ts';
import forReports from './for-reports.ts';

/** The whole of English, which every other language is checked against. A page loads only its portal's part. */
export const en = {
  ...forFrame,
  ...forPublic,
  ...forCampaigns,
  ...forCases,
  ...forQuestions,
  ...forCreator,
  ...forManager,
  ...forBrand,
  ...forAgency,
  ...forAccount,
  ...forJoining,
  ...forReports,
};
