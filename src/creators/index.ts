export { apply } from './apply.ts';
export { changeCreatorState } from './change-state.ts';
export { addressHash, customerKey } from './customer-hash.ts';
export { decideApplication } from './decide-application.ts';
export {
  countCreators,
  countCreators,
  findCreatorOfUser,
  findCreatorOfUser,
  findCreators,
  findCreators,
  findCreatorsOfUsers,
  listReferred,
} from './find-creators.ts';
export { type ApplyHooks, type Introduction, uninvited } from './hooks.ts';
export { joinedAfter, joinedBetween, joinedByDay, joinedOfUsers, type Member } from './joined.ts';
export { leaveAsCreator } from './leave.ts';
export { manageCreator } from './manage-creator.ts';
export type { CreatorRecord } from './model.ts';
export { creatorEndpoints } from './routes.ts';
