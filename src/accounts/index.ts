export { type FingerprintKind, recordFingerprint, sharedFingerprints } from './fingerprints.ts';
export { findUser, identitiesOf } from './identities-of.ts';
export { changeMemberRole, membersOf, removeMember, setMembershipStates } from './members-of.ts';
export { actorOf, grantManager, membershipsOf, setMembership } from './memberships.ts';
export { type NetworkApp, type NetworkApps, SIGN_IN } from './networks/index.ts';
export {
  ACCESS,
  type Access,
  authorise,
  type BrandRight,
  requireAgency,
  requireBrand,
  requireCreator,
  requireManager,
  requireUser,
} from './policies.ts';
export { type ProfileFigures, profileFiguresOf } from './profile-figures.ts';
export { accountEndpoints } from './routes.ts';
export { CreatorState, IdentityView, Me, NETWORKS, Network, NetworkProfile } from './schemas.ts';
export { endSession, sessions, sessionUser } from './sessions.ts';
export { type NetworkTokens, signIn } from './sign-in.ts';
export { signInRoutes } from './sign-in-routes.ts';
export { namesOf, type PastSnapshot, snapshotHistory } from './snapshot-history.ts';
export { inviteToTeam } from './team/invite.ts';
export { allTeamEndpoints as teamEndpoints } from './team/routes.ts';
export { BrandRole, ManagerRole } from './team/schemas.ts';
export { describeTeam, type TeamRef, teamOf } from './team/team.ts';
export { usersSeen } from './users-seen.ts';
