import { campaignEndpoints as campaignRoutes } from './campaign-routes.ts';
import { collaborationEndpoints } from './collaboration-routes.ts';
import { contentEndpoints } from './content-routes.ts';

export { act } from './act.ts';
export { applyToCampaign, inviteCreator } from './begin-collaboration.ts';
export { closeDue } from './close-due.ts';
export { finishedBrandsOf } from './finished-brands.ts';
export { makeCampaign } from './make-campaign.ts';
export { stepCampaign } from './publish-campaign.ts';
export { NewCampaign } from './schemas.ts';

export const campaignEndpoints = [...campaignRoutes, ...collaborationEndpoints, ...contentEndpoints];
