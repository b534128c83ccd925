import { honest, type Scenario, times } from './scenario.ts';

/** What looks like a fraud and is none. */
export const CLEAN: Scenario[] = [
  { name: 'an ordinary creator', expects: null, live: honest },
  {
    name: 'a household behind one address',
    expects: null,
    live(life) {
      honest(life);
      times(life.draw.whole(10, 60), (index) =>
        life.click(index % 28, { networkHash: 'home', visitorHash: `h${index % 4}`, unique: index % 4 === 0 }),
      );
      times(life.draw.whole(2, 4), (index) => life.order(index * 5, { customerKey: `mum${index % 2}` }));
      life.twins = [{ kind: 'device', creatorIds: ['crt_sister'] }];
    },
  },
  {
    name: 'a viral post',
    expects: null,
    live(life) {
      honest(life);
      times(life.draw.whole(2_000, 6_000), () => {
        const again = life.draw.chance(0.15);
        life.click(1, again ? { unique: false, visitorHash: `again${life.draw.whole(1, 900)}` } : {});
        if (life.draw.chance(0.004)) life.order(1);
      });
    },
  },
  {
    name: 'a giveaway',
    expects: null,
    live(life) {
      honest(life);
      // Everybody looks two or three times, and hardly anybody buys.
      const people = life.draw.whole(600, 2_000);
      times(people * 2, (index) => life.click(1, { visitorHash: `g${index % people}`, unique: index < people }));
    },
  },
  {
    name: 'a reseller with customers of his own',
    expects: null,
    live(life) {
      times(life.draw.whole(60, 200), (index) => {
        life.click(index % 28, { referrerHost: null });
        if (life.draw.chance(0.5))
          life.order(index % 28, { customerKey: `shop${life.draw.whole(1, 150)}`, returned: life.draw.chance(0.08) });
      });
    },
  },
  {
    name: 'a live session with a flash price',
    expects: null,
    live(life) {
      honest(life);
      times(life.draw.whole(40, 200), () => {
        times(8, () => life.click(0));
        life.order(0, { lagSeconds: life.draw.between(15, 300) });
      });
    },
  },
  {
    name: 'fashion, of which a third comes back',
    expects: null,
    live(life) {
      times(life.draw.whole(30, 120), () => {
        times(30, () => life.click(life.draw.whole(0, 27)));
        life.order(life.draw.whole(0, 27), { returned: life.draw.chance(0.33), cancelled: false });
      });
    },
  },
  {
    name: 'a podcast whose code people type in',
    expects: null,
    live(life) {
      times(life.draw.whole(40, 200), () =>
        life.order(life.draw.whole(0, 27), {
          kind: 'code',
          sourceId: 'cod_1',
          lagSeconds: null,
          overClick: life.draw.chance(0.08),
        }),
      );
    },
  },
  {
    name: 'a mobile carrier with few gateways',
    expects: null,
    live(life) {
      times(life.draw.whole(300, 1_500), () =>
        life.click(life.draw.whole(0, 2), {
          networkHash: life.draw.chance(0.35) ? 'gateway' : `net${life.draw.whole(1, 200)}`,
        }),
      );
    },
  },
  {
    name: 'a bargain hunter among a thousand buyers',
    expects: null,
    live(life) {
      life.trade(life.draw.whole(40, 80), 0.04);
      times(4, () => life.order(life.draw.whole(0, 27), { customerKey: 'hunter' }));
      times(9, (index) =>
        times(3, () => life.order(life.draw.whole(0, 27), { customerKey: 'hunter', creatorId: `crt_${index}` })),
      );
    },
  },
  {
    name: 'a blog that readers find by search, some by its own advertisement',
    expects: null,
    live(life) {
      times(life.draw.whole(200, 900), () =>
        life.click(life.draw.whole(0, 27), {
          referrerHost: life.draw.pick(['www.google.com', 'www.bing.com', 'her.blog.example']),
          adClick: life.draw.chance(0.08),
        }),
      );
    },
  },
  {
    name: 'a newsletter and a blog of her own beside the networks',
    expects: null,
    live(life) {
      honest(life);
      const share = life.draw.between(0.2, 0.55);
      times(life.draw.whole(200, 900), () =>
        life.click(
          life.draw.whole(0, 27),
          life.draw.chance(share) ? { referrerHost: 'news.ines.example' } : { referrerHost: 'l.instagram.com' },
        ),
      );
    },
  },
  {
    name: 'a creator who moved abroad and took half of her readers along',
    expects: null,
    live(life) {
      times(life.draw.whole(500, 2_000), () =>
        life.click(life.draw.whole(0, 27), {
          country: life.draw.chance(0.4) ? life.draw.pick(['ES', 'MX', 'AR']) : life.draw.pick(['SE', 'NO', 'DK']),
        }),
      );
    },
  },
  {
    name: 'an office where six creators share a desk',
    expects: null,
    live(life) {
      honest(life);
      life.twins = [{ kind: 'device', creatorIds: Array.from({ length: 6 }, (_, index) => `crt_desk${index}`) }];
    },
  },
];
