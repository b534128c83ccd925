/** Words that a creator may not take as a link's or coupon's code: they would pass for the programme's own or for a promise. */
const RESERVED = new Set(
  `admin administrator api app auth billing checkout claim click contact docs fee festival free freeshipping gift giftcard
  help kolect legal link links login logout manager me money null official open pay payment payout payouts portal privacy
  promo refund root sandbox security settings shop shops signin signup staff status store support system team terms test
  testing undefined verify webhook webhooks winner www`.split(/\s+/),
);

export const isReserved = (code: string): boolean => RESERVED.has(code.toLowerCase());
