export { apply } from './apply.ts';
export { changeCreatorState } from './change-state.ts';
export { addressHash, customerKey } from './customer-hash.ts';
export { decideApplication } from './decide-application.ts';
export { countCreators, findCreatorOfUser, findCreators } from './find-creators.ts';
export type { CreatorRecord } from './model.ts';
export { creatorEndpoints } from './routes.ts';
