import type { PastSnapshot } from '../../../src/accounts/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import type { HistoryFacts } from '../../../src/trust/history/history-signal.ts';
import type { Draw } from '../signals/draw.ts';

const NOW = new Date('2026-03-28T00:00:00Z');

/** An account's snapshots over half a year, one a week; filled in by scenarios, then judged as the watch would. */
export class AccountLife {
  readonly draw: Draw;
  clicks = 300;
  private readonly history: PastSnapshot[] = [];

  constructor(draw: Draw) {
    this.draw = draw;
  }

  /** An ordinary half-year that ends with so many followers; every week may be changed as it is written. */
  weeks(followersAtEnd: number, change: (week: number, snapshot: PastSnapshot) => Partial<PastSnapshot> = () => ({})) {
    const growth = this.draw.between(0, 0.02);
    const following = this.draw.whole(80, 900);
    let posts = this.draw.whole(60, 900);
    for (let week = 0; week <= 26; week += 1) {
      posts += this.draw.whole(0, 5);
      const plain: PastSnapshot = {
        network: 'instagram',
        username: 'ines.cooks',
        at: addDays(NOW, 7 * (week - 26)),
        followers: Math.round(followersAtEnd / (1 + growth) ** (26 - week)),
        following: following + this.draw.whole(0, 8) * week,
        posts,
        verified: false,
        reactions: null,
      };
      this.history.push({ ...plain, ...change(week, plain) });
    }
  }

  /** How people react to her newest posts: uneven, as people are, unless told otherwise. */
  reactions<More extends Partial<NonNullable<PastSnapshot['reactions']>>>(
    followers: number,
    rate: number,
    overrides?: More,
  ) {
    const likes = followers * rate;
    return {
      posts: 25,
      likes,
      comments: likes * this.draw.between(0.005, 0.04),
      likesVariation: this.draw.between(0.3, 1.5),
      commentsVariation: this.draw.between(0.4, 2),
      ...overrides,
    };
  }

  /** The newest snapshot knows this, too. */
  end(overrides: Partial<PastSnapshot>): void {
    const newest = this.history.at(-1);
    if (newest) Object.assign(newest, overrides);
  }

  facts(): HistoryFacts {
    return { history: this.history, clicks: this.clicks, now: NOW };
  }
}
