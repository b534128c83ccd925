import { campaignEndpoints as campaignRoutes } from './campaign-routes.ts';
import { collaborationEndpoints } from './collaborations/collaboration-routes.ts';
import { contentEndpoints } from './collaborations/content-routes.ts';

export { advanceCampaigns, campaignsDue } from './advance-campaigns.ts';
export { campaignNames } from './campaign-names.ts';
export { closeDue } from './close-due.ts';
export { act } from './collaborations/act.ts';
export { applyToCampaign, inviteCreator } from './collaborations/begin-collaboration.ts';
export { finishedBrandsOf } from './collaborations/finished-brands.ts';
export { reviewContent } from './collaborations/review-content.ts';
export { findCampaign } from './find-campaign.ts';
export { makeCampaign } from './make-campaign.ts';
export { stepCampaign } from './publish-campaign.ts';
export { NewCampaign } from './schemas.ts';

export const campaignEndpoints = [...campaignRoutes, ...collaborationEndpoints, ...contentEndpoints];
