export { confirmEmail } from './email/confirm-email.ts';
export {
  documentOf,
  type FingerprintKind,
  recordFingerprint,
  sharedFingerprints,
  takeNewFingerprints,
} from './fingerprints.ts';
export { refreshesDue, refreshIdentities } from './identities/refresh-identities.ts';
export { revocationsDue, revokeTokens } from './identities/revocations.ts';
export { findUser, identitiesOf } from './identities-of.ts';
export { findKeyActor } from './keys/find-key-actor.ts';
export { keyIn } from './keys/key-secret.ts';
export { keyEndpoints } from './keys/routes.ts';
export { membersOf, setMembershipStates } from './members-of.ts';
export { actorOf, grantManager, membershipsOf, setMembership } from './memberships.ts';
export { type NetworkApp, type NetworkApps, SIGN_IN } from './networks/index.ts';
export { makeClients } from './networks/make-clients.ts';
export { searchUsers } from './people/find-people.ts';
export { peopleEndpoints } from './people/routes.ts';
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
export { requireRecentSignIn } from './recent.ts';
export { leaveAlone, renewOnNewRights, renewSession } from './renew-session.ts';
export { accountEndpoints } from './routes.ts';
export { CreatorState, EmailCode, IdentityView, Me, NETWORKS, Network, NetworkProfile } from './schemas.ts';
export { endSessions } from './session-list.ts';
export { endSession, sessions, sessionUser } from './sessions.ts';
export { type NetworkTokens, signIn } from './sign-in.ts';
export { signInRoutes } from './sign-in-routes.ts';
export { namesOf, type PastSnapshot, snapshotHistory } from './snapshot-history.ts';
export { forgetSnapshotNews, markSnapshot, postponeSnapshotNews, usersWithNews } from './snapshot-news.ts';
export { inviteToTeam } from './team/invite.ts';
export { allTeamEndpoints as teamEndpoints } from './team/routes.ts';
export { AgencyRole, BrandRole, ManagerRole } from './team/schemas.ts';
export { describeTeam, type TeamRef, teamOf } from './team/team.ts';
export { type News, tellUsers } from './tell-users.ts';
export { usersSeen } from './users-seen.ts';
