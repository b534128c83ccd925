import type { SignalName } from '../../../src/trust/signals/schemas.ts';
import type { AccountLife } from './account-life.ts';

export interface AccountScenario {
  name: string;
  /** The signal that ought to fire; null for what is clean. */
  expects: SignalName | null;
  fair?: SignalName[];
  live: (life: AccountLife) => void;
}

/** A size from nano to mega, each as likely as the next. */
const someFollowers = ({ draw }: AccountLife): number => Math.round(10 ** draw.between(3.2, 6.9));
/** What is usual at Instagram for that many, give or take. */
const usualRate = ({ draw }: AccountLife, followers: number): number =>
  (followers < 5_000 ? 0.046 : followers < 20_000 ? 0.023 : 0.0155) * Math.exp(draw.between(-1, 1));

/** Each fraud in sizes from clumsy to careful. */
export const ACCOUNT_FRAUDS: AccountScenario[] = [
  {
    name: 'bought followers in one delivery',
    expects: 'growth_spike',
    live(life) {
      const followers = someFollowers(life);
      const bought = life.draw.between(0.25, 2);
      const week = life.draw.whole(8, 24);
      const kept = life.draw.between(0.5, 1);
      life.weeks(followers, (now, { followers: plain }) =>
        now < week ? {} : { followers: Math.round((plain ?? 0) * (1 + bought * (now === week ? 1 : kept))) },
      );
    },
  },
  {
    name: 'a service that follows to be followed',
    expects: 'following_spike',
    live(life) {
      const followed = life.draw.whole(400, 5_000);
      const week = life.draw.whole(5, 25);
      life.weeks(someFollowers(life), (now, { following }) =>
        now < week ? {} : { following: (following ?? 0) + followed },
      );
    },
  },
  {
    name: 'an abandoned account whose links are clicked',
    expects: 'silence',
    live(life) {
      const since = life.draw.whole(4, 15);
      let last: number | null = null;
      life.clicks = life.draw.whole(450, 9_000);
      life.weeks(someFollowers(life), (now, { posts }) => {
        if (now <= since) last = posts;
        return now > since ? { posts: last } : {};
      });
    },
  },
  {
    name: 'followers who never react',
    expects: 'engagement',
    fair: ['comment_pattern'],
    live(life) {
      const followers = someFollowers(life);
      life.weeks(followers);
      life.end({ reactions: life.reactions(followers, usualRate(life, followers) * life.draw.between(0.01, 0.12)) });
    },
  },
  {
    name: 'likes in packages of one size',
    expects: 'engagement',
    live(life) {
      const followers = Math.max(5_000, someFollowers(life));
      life.weeks(followers);
      const likesVariation = life.draw.between(0.01, 0.13);
      life.end({ reactions: life.reactions(followers, usualRate(life, followers), { likesVariation }) });
    },
  },
  {
    name: 'more likes than such an account ever gets',
    expects: 'engagement',
    fair: ['comment_pattern'],
    live(life) {
      const followers = Math.min(200_000, someFollowers(life));
      life.weeks(followers);
      life.end({ reactions: life.reactions(followers, life.draw.between(0.7, 4)) });
    },
  },
  {
    name: 'bought likes without a word',
    expects: 'comment_pattern',
    live(life) {
      const followers = Math.max(60_000, someFollowers(life));
      life.weeks(followers);
      const plain = life.reactions(followers, Math.max(0.012, usualRate(life, followers)));
      life.end({
        reactions: { ...plain, comments: Math.max(0.5, (plain.likes ?? 0) * life.draw.between(0.0001, 0.0012)) },
      });
    },
  },
  {
    name: 'a pod that comments by rota',
    expects: 'comment_pattern',
    live(life) {
      const followers = Math.max(5_000, someFollowers(life));
      life.weeks(followers);
      const comments = life.draw.whole(8, 60);
      const commentsVariation = life.draw.between(0.01, 0.12);
      life.end({ reactions: life.reactions(followers, usualRate(life, followers), { comments, commentsVariation }) });
    },
  },
];

/** What looks like a fraud and is none. */
export const CLEAN_ACCOUNTS: AccountScenario[] = [
  {
    name: 'an ordinary account of any size',
    expects: null,
    live(life) {
      const followers = someFollowers(life);
      life.weeks(followers);
      life.end({ reactions: life.reactions(followers, usualRate(life, followers)) });
    },
  },
  {
    name: 'a giveaway that brings a fifth more',
    expects: null,
    live(life) {
      const gain = life.draw.between(0.05, 0.25);
      const week = life.draw.whole(8, 24);
      life.weeks(someFollowers(life), (now, { followers }) =>
        now < week ? {} : { followers: Math.round((followers ?? 0) * (1 + gain)) },
      );
    },
  },
  {
    name: 'a small account that grows by hundreds',
    expects: null,
    live(life) {
      life.weeks(life.draw.whole(300, 900), (now, { followers }) => ({
        followers: (followers ?? 0) + now * life.draw.whole(5, 25),
      }));
    },
  },
  {
    name: 'one viral post among quiet ones',
    expects: null,
    live(life) {
      const followers = someFollowers(life);
      life.weeks(followers);
      // The median hardly moves; the posts differ wildly.
      const plain = life.reactions(followers, usualRate(life, followers), { likesVariation: 3, commentsVariation: 4 });
      life.end({ reactions: plain });
    },
  },
  {
    name: 'a big old account that people scroll past',
    expects: null,
    live(life) {
      const followers = life.draw.whole(200_000, 6_000_000);
      life.weeks(followers);
      life.end({ reactions: life.reactions(followers, life.draw.between(0.003, 0.008)) });
    },
  },
  {
    name: 'comments switched off',
    expects: null,
    live(life) {
      const followers = someFollowers(life);
      life.weeks(followers);
      const off = { comments: 0, commentsVariation: null };
      life.end({ reactions: life.reactions(followers, usualRate(life, followers), off) });
    },
  },
  {
    name: 'likes that the owner hides',
    expects: null,
    live(life) {
      const followers = someFollowers(life);
      life.weeks(followers);
      const hidden = { likes: null, likesVariation: null, comments: 4 };
      life.end({ reactions: { ...life.reactions(followers, usualRate(life, followers)), ...hidden } });
    },
  },
  {
    name: 'questions that everybody answers',
    expects: null,
    live(life) {
      const followers = Math.max(3_000, someFollowers(life));
      life.weeks(followers);
      const plain = life.reactions(followers, usualRate(life, followers));
      life.end({ reactions: { ...plain, comments: (plain.likes ?? 0) * life.draw.between(0.1, 0.4) } });
    },
  },
  {
    name: 'a holiday of two months',
    expects: null,
    live(life) {
      let last: number | null = null;
      life.clicks = life.draw.whole(500, 4_000);
      life.weeks(someFollowers(life), (now, { posts }) => {
        if (now <= 17) last = posts;
        return now > 17 ? { posts: last } : {};
      });
    },
  },
  {
    name: 'somebody who follows everybody back, a hundred a week',
    expects: null,
    live(life) {
      const weekly = life.draw.whole(40, 200);
      life.weeks(someFollowers(life), (now, { following }) => ({ following: (following ?? 0) + now * weekly }));
    },
  },
];
