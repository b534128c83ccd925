import { honest, type Scenario, times } from './scenario.ts';

/** Each fraud in sizes from clumsy to careful: the careful ones stay below the limits, and recall says so. */
export const FRAUDS: Scenario[] = [
  {
    name: 'buys from herself behind another address',
    expects: 'self_purchase',
    fair: ['conversion'],
    live(life) {
      life.trade(life.draw.whole(1, 6), 0.02);
      times(life.draw.whole(4, 30), () => life.order(life.draw.whole(0, 27), { customerKey: 'aunt' }));
    },
  },
  {
    name: 'an order farm shared by many creators',
    expects: 'shared_customer',
    fair: ['return_rate', 'self_purchase', 'conversion'],
    live(life) {
      life.trade(life.draw.whole(2, 8), 0.02);
      times(life.draw.whole(4, 20), () => life.order(life.draw.whole(0, 27), { customerKey: 'farm' }));
      times(life.draw.whole(3, 12), (index) =>
        times(life.draw.whole(1, 4), () =>
          life.order(life.draw.whole(0, 27), { customerKey: 'farm', creatorId: `crt_${index}` }),
        ),
      );
    },
  },
  {
    name: 'a script that clicks again and again',
    expects: 'click_flood',
    fair: ['device_dominance', 'network_dominance', 'conversion'],
    live(life) {
      honest(life);
      const visitors = life.draw.whole(2, 300);
      times(life.draw.whole(700, 4_000), (index) =>
        life.click(1, { visitorHash: `s${index % visitors}`, unique: index < visitors, networkHash: `s${index % 40}` }),
      );
    },
  },
  {
    name: 'orders by a script within seconds of the click',
    expects: 'time_to_order',
    fair: ['conversion'],
    live(life) {
      honest(life);
      times(life.draw.whole(6, 80), () => life.order(life.draw.whole(0, 27), { lagSeconds: life.draw.between(1, 14) }));
    },
  },
  {
    name: 'few people buy with every third click',
    expects: 'conversion',
    fair: ['self_purchase', 'return_rate'],
    live(life) {
      const buyers = life.draw.whole(3, 18);
      times(life.draw.whole(40, 140), (index) => {
        life.click(index % 28);
        if (life.draw.chance(life.draw.between(0.3, 0.7)))
          life.order(index % 28, { customerKey: `b${life.draw.whole(1, buyers)}` });
      });
    },
  },
  {
    name: 'a click farm in one network',
    expects: 'network_dominance',
    fair: ['click_flood'],
    live(life) {
      honest(life);
      times(life.draw.whole(120, 1_500), () => life.click(1, { networkHash: 'farm' }));
    },
  },
  {
    name: 'a row of phones',
    expects: 'device_dominance',
    fair: ['click_flood', 'network_dominance'],
    live(life) {
      honest(life);
      const phones = life.draw.whole(2, 8);
      times(life.draw.whole(150, 900), (index) =>
        life.click(1, { visitorHash: `p${index % phones}`, unique: index < phones }),
      );
    },
  },
  {
    name: 'a second account paid to the same bank account',
    expects: 'duplicate_account',
    live(life) {
      honest(life);
      life.twins = [{ kind: life.draw.chance(0.8) ? 'payout_account' : 'document', creatorIds: ['crt_twin'] }];
    },
  },
  {
    name: 'orders that come back',
    expects: 'return_rate',
    live(life) {
      const share = life.draw.between(0.45, 0.95);
      times(life.draw.whole(15, 90), () => {
        const returned = life.draw.chance(share);
        times(life.draw.whole(20, 60), () => life.click(life.draw.whole(0, 27)));
        life.order(life.draw.whole(0, 27), { returned, cancelled: false });
      });
    },
  },
  {
    name: 'a code on a coupon site',
    expects: 'coupon_leakage',
    live(life) {
      honest(life);
      const share = life.draw.between(0.2, 0.8);
      times(life.draw.whole(25, 150), () =>
        life.order(life.draw.whole(0, 27), {
          kind: 'code',
          sourceId: 'cod_1',
          lagSeconds: null,
          overClick: life.draw.chance(share),
        }),
      );
    },
  },
  {
    name: 'advertisements on the brand’s name',
    expects: 'paid_search',
    live(life) {
      const share = life.draw.between(0.15, 0.9);
      times(life.draw.whole(100, 900), () => life.click(life.draw.whole(0, 27), { adClick: life.draw.chance(share) }));
    },
  },
  {
    name: 'visits bought at an exchange',
    expects: 'domain_mismatch',
    live(life) {
      honest(life);
      times(life.draw.whole(150, 1_500), () =>
        life.click(life.draw.whole(0, 27), { referrerHost: 'www.hitleap.example' }),
      );
    },
  },
  {
    name: 'an audience from where nobody reads her',
    expects: 'audience_country',
    live(life) {
      const share = life.draw.between(0, 0.07);
      times(life.draw.whole(400, 3_000), () =>
        life.click(life.draw.whole(0, 27), {
          country: life.draw.chance(share) ? 'ES' : life.draw.pick(['BD', 'PK', 'IN', 'VN']),
        }),
      );
    },
  },
  {
    name: 'clicks strewn about to be there when somebody buys anyway',
    expects: 'click_flood',
    fair: ['conversion'],
    live(life) {
      const clicks = life.draw.whole(25_000, 45_000);
      const few = () => ({ visitorHash: `v${life.draw.whole(1, 60)}`, networkHash: `n${life.draw.whole(1, 60)}` });
      times(clicks, (index) => life.click(index % 28, few()));
      times(life.draw.whole(28, 40), () =>
        life.order(life.draw.whole(0, 27), { lagSeconds: 3_600 * life.draw.between(10, 200) }),
      );
    },
  },
  {
    name: 'four accounts signed in from one phone',
    expects: 'duplicate_account',
    live(life) {
      honest(life);
      life.twins = [{ kind: 'device', creatorIds: ['crt_a', 'crt_b', 'crt_c'] }];
    },
  },
];
