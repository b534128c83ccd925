import { BPS_SCALE, formatMoney } from '../../kit/money.ts';
import { isoDay, type Words } from './words.ts';

const WHO = { creator: 'you', agency: 'a creator of yours', referrer: 'a creator you brought in' } as const;
const WHOSE = { creator: 'your', agency: 'her', referrer: 'her' } as const;

export const EN: Words = {
  money: formatMoney,
  percent: (rateBps) => `${(rateBps * 100) / BPS_SCALE} %`,
  day: isoDay,
  byCode: (role) => `This order counts for ${WHO[role]} because ${WHOSE[role]} code was used.`,
  byClick: (role, day) => `This order counts for ${WHO[role]} because ${WHOSE[role]} link was clicked on ${day}.`,
  added: (day) =>
    `The item was added to the order on ${day}, in an exchange or an edit. It earns by what counted when the order was placed.`,
  worth: (base) => `The item was worth ${base} after discount, without tax and shipping.`,
  whose: (scope, brand) =>
    scope === 'programme'
      ? 'the programme’s rate'
      : scope === 'targeted'
        ? `your own terms with ${brand}`
        : `the ${scope} rate of ${brand}`,
  earns: (percent, whose, earned) => `You earn ${percent} of it (${whose}): ${earned}, rounded half to even.`,
  rate: (percent, whose) => `It pays ${percent} (${whose}).`,
  flat: (amount, pieces, whose) =>
    `It pays ${amount} for each of ${pieces} ${pieces === 1 ? 'piece' : 'pieces'} (${whose}).`,
  tier: (tier, percent) => `The tier held when this was bought, ${tier}, adds ${percent} of the item.`,
  boost: (name, percent) => `${name || 'An event'} adds ${percent} of the item.`,
  cap: (kind, limit, cut) =>
    ({
      order: `One order earns at most ${limit}: ${cut} is over that.`,
      creator_month: `One creator earns at most ${limit} in a month: ${cut} is over that.`,
      campaign_budget: `The campaign’s budget of ${limit} is used up: ${cut} is over it.`,
    })[kind],
  rates: (day, source, rates) => `Converted at the reference rates of ${day} (${source}): 1 EUR = ${rates}.`,
  rateMissing: (currencies) =>
    `The exchange rate of ${currencies} for that day is missing; it is computed as soon as there is one.`,
  comesTo: (amount) => `Together that is ${amount}, rounded half to even.`,
  agencyTakes: (percent, left) => `Your agency has ${percent} of it, as you agreed; ${left} is yours.`,
  agencyPart: (percent, earned) => `Your agency has ${percent} of it, as she agreed: ${earned}.`,
  referrerPart: (percent, earned) =>
    `The programme pays you ${percent} of that on top, for bringing her in: ${earned}.`,
  fee: (brand, amount) => `${brand} pays you ${amount} for an approved piece of content.`,
  stands: (amount) => `${amount} of it stands.`,
  corrects: (amount) => `${amount} corrects a commission that had been approved before.`,
  givesBack: (amount) => `${amount} gives back what had been taken off a commission.`,
  nets: 'It is taken off your next payout.',
  evidence: (text) => `What we know: ${text}`,
  appeal: (day) => `You can object until ${day}.`,
  undone: (day) => `It had been reversed. That was taken back on ${day}: what the order leaves of it stands again.`,
  held: 'It is on hold until a question about it is decided.',
  because: {
    in_question:
      'We are looking into how this order came about. Your page “Questions” says what was found and what you can do.',
    brand_unfunded: 'The brand has not paid for this commission yet.',
    rate_missing: 'The exchange rate that it needs is not published yet; it is computed as soon as there is one.',
  },
  locks: (day, days) => `It is locked in on ${day}, when the return window of ${days} days after delivery is over.`,
  state: {
    approved: 'It is approved and goes into your next payout.',
    paid: 'It has been paid to you.',
    reversed: 'It was reversed and is not paid.',
  },
  reversal: {
    order_cancelled: 'The order was cancelled, so nothing was sold in the end.',
    item_returned: 'Something from this order was returned, so that part earns nothing.',
    consumer_fraud: 'The order turned out to be fraudulent.',
    self_purchase: 'The order was your own purchase; own purchases earn nothing.',
    terms_violation: 'The programme terms were not kept for this order.',
    undisclosed_ad: 'The content that led to this order was not marked as advertising.',
    counterfeit: 'The product was found to be counterfeit.',
    tracking_error: 'The order was attributed by a technical error.',
    duplicate: 'The shop reported the same order twice.',
    test_order: 'The order was a test of the shop.',
    manual: 'A programme manager reversed this commission.',
  },
};
