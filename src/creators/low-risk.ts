import type { ProfileFigures } from '../accounts/index.ts';

/** What is looked at before an application is approved without a person. */
export interface ApplicationFacts {
  /** A manager invited her personally. */
  vouched: boolean;
  networks: Pick<ProfileFigures, 'followers' | 'following' | 'posts'>[];
  /** Another creator, in whatever state, has one of her addresses. */
  sharesAddress: boolean;
  /** She was rejected before. */
  rejectedBefore: boolean;
}

export const RISKS = [
  'shared_address',
  'rejected_before',
  'no_real_audience',
  'follows_too_many',
  'large_audience',
] as const;
export type Risk = (typeof RISKS)[number];

const MIN_FOLLOWERS = 1_000;
const MIN_POSTS = 10;
/** A name worth imitating: a person looks at it. */
const LARGE_FOLLOWERS = 500_000;
/** Accounts that follow to be followed back. */
const MAX_FOLLOWING_RATIO = 2;

/**
 * Why an application is not of low risk; none of these: it may be approved automatically.
 * Low risk means: nobody else in the programme has her address, she was not rejected before, and either a manager invited her
 * personally, or one of her networks has at least 1,000 followers, ten posts and follows at most twice as many as follow it,
 * and none has 500,000 or more. A count that a network does not tell speaks neither for nor against her.
 */
export function risksOf(facts: ApplicationFacts): Risk[] {
  const { vouched, networks } = facts;
  const known = (figure: number | null): figure is number => figure !== null;
  const audiences = networks.filter(({ followers }) => known(followers) && followers >= MIN_FOLLOWERS);
  const posting = audiences.filter(({ posts }) => known(posts) && posts >= MIN_POSTS);
  const balanced = posting.filter(
    ({ followers, following }) => !known(following) || following <= (followers ?? 0) * MAX_FOLLOWING_RATIO,
  );
  const found: Record<Risk, boolean> = {
    shared_address: facts.sharesAddress,
    rejected_before: facts.rejectedBefore,
    no_real_audience: !vouched && posting.length === 0,
    follows_too_many: !vouched && posting.length > 0 && balanced.length === 0,
    large_audience: !vouched && networks.some(({ followers }) => known(followers) && followers >= LARGE_FOLLOWERS),
  };
  return RISKS.filter((risk) => found[risk]);
}
