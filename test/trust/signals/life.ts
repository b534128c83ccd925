import { DAY_MS, utcDay } from '../../../src/kit/clock.ts';
import type { ClickRecord } from '../../../src/links/index.ts';
import type { OrderNews } from '../../../src/orders/index.ts';
import type { Traffic } from '../../../src/trust/signals/index.ts';
import type { TwinFacts } from '../../../src/trust/signals/signal.ts';
import { addToBuyer, buyerFactsOf } from '../../../src/trust/stream/buyers.ts';
import { addDay, emptyDay } from '../../../src/trust/stream/counts.ts';
import type { BuyerRecord, TrafficDay } from '../../../src/trust/stream/model.ts';
import { takeClick, takeNews } from '../../../src/trust/stream/take-in.ts';
import type { Draw } from './draw.ts';

export const CREATOR = 'crt_judged';
const LAST_DAY = new Date('2026-03-28T00:00:00Z');
const COUNTRIES = ['ES', 'ES', 'ES', 'MX', 'FR', 'US'];
const HOSTS = [null, null, 'l.instagram.com', 'www.tiktok.com', 't.co', 'www.youtube.com'];

/** What happens to a creator in four weeks; filled in by scenarios, then judged as the watch would. */
export class Life {
  readonly draw: Draw;
  readonly days = new Map<string, TrafficDay>();
  readonly buyers = new Map<string, BuyerRecord>();
  twins: TwinFacts[] = [];
  private count = 0;

  constructor(draw: Draw) {
    this.draw = draw;
  }

  /** @param daysAgo 0 is today */
  click(daysAgo: number, overrides: Partial<ClickRecord> = {}): void {
    this.count += 1;
    const at = new Date(LAST_DAY.getTime() - daysAgo * DAY_MS + this.draw.whole(0, DAY_MS - 1));
    takeClick(this.days, {
      _id: `n${this.count}`,
      linkId: 'lnk_1',
      creatorId: CREATOR,
      at,
      country: this.draw.pick(COUNTRIES),
      device: this.draw.chance(0.8) ? 'phone' : 'desktop',
      referrerHost: this.draw.pick(HOSTS),
      subIds: {},
      visitorHash: `v${this.count}`,
      networkHash: `net${this.draw.whole(1, 400)}`,
      adClick: false,
      counts: true,
      unique: true,
      ...overrides,
    });
  }

  order(daysAgo: number, overrides: Partial<OrderNews> = {}): void {
    this.count += 1;
    const placedAt = new Date(LAST_DAY.getTime() - daysAgo * DAY_MS + this.draw.whole(0, DAY_MS - 1));
    const news: OrderNews = {
      orderId: `ord_${this.count}`,
      creatorId: CREATOR,
      brandId: 'brd_1',
      day: utcDay(placedAt),
      placedAt,
      country: this.draw.pick(COUNTRIES),
      customerKey: `buyer${this.count}`,
      kind: 'click',
      sourceId: 'lnk_1',
      // Minutes for most, days for some: the log-normal that every funnel shows.
      lagSeconds: 20 * Math.exp(this.draw.between(0, 9)),
      overClick: false,
      ownPurchase: false,
      placed: true,
      delivered: false,
      returned: this.draw.chance(0.12),
      cancelled: this.draw.chance(0.04),
      ...overrides,
    };
    if (news.creatorId === CREATOR) takeNews(this.days, news);
    if (!news.customerKey || news.ownPurchase) return;
    const record = this.buyers.get(news.customerKey) ?? { _id: news.customerKey, creators: [], at: placedAt };
    this.buyers.set(record._id, record);
    addToBuyer(record, news);
  }

  /** Honest trade: so many clicks a day, of which a share buys. */
  trade(
    clicksADay: number,
    conversion: number,
    overrides: { click?: Partial<ClickRecord>; order?: Partial<OrderNews> } = {},
  ): void {
    for (let daysAgo = 0; daysAgo < 28; daysAgo += 1) {
      for (let index = 0; index < clicksADay; index += 1) {
        this.click(daysAgo, overrides.click);
        if (this.draw.chance(conversion)) this.order(daysAgo, overrides.order);
      }
    }
  }

  facts(): Traffic {
    const days = [...this.days.values()].sort((left, right) => (left.day < right.day ? -1 : 1));
    const weeks = emptyDay(CREATOR, 'sum');
    for (const day of days) addDay(weeks, day);
    const from = new Date(LAST_DAY.getTime() - 27 * DAY_MS);
    return {
      creatorId: CREATOR,
      country: 'ES',
      languages: ['es'],
      weeks,
      days: days.slice(-3),
      buyers: buyerFactsOf(weeks, [...this.buyers.values()], from),
      twins: this.twins,
      from,
    };
  }
}
