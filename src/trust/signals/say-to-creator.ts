import type { SignalName } from './schemas.ts';

/** What a creator reads of a finding: what was seen, without the limits that would tell how to stay below them. */
const SENTENCES: Record<SignalName, string> = {
  self_purchase: 'Some of your orders look like your own purchases, or purchases by one buyer over and over.',
  shared_customer: 'The same buyer ordered through unusually many creators, you among them.',
  click_flood: 'Your links got far more clicks than people who stayed to look.',
  conversion: 'Many more, or far fewer, of your visitors buy than is usual.',
  time_to_order: 'Many orders came within seconds of the click, faster than people shop.',
  network_dominance: 'Most of your clicks came from one network.',
  device_dominance: 'Most of your clicks came from the same few devices.',
  duplicate_account: 'Your account shares its payout account, device or document with another creator’s.',
  return_rate: 'Unusually many of your orders were returned or cancelled.',
  coupon_leakage: 'Your code seems to be used by people who did not get it from you, for example from a coupon site.',
  paid_search: 'Visitors came to your links through search advertisements, which the terms do not allow.',
  domain_mismatch: 'Most of your visitors came from a site that is not known to be yours.',
  growth_spike: 'Your followers grew suddenly, in a way that bought followers do.',
  following_spike: 'The number of accounts you follow jumped.',
  engagement: 'People react to your posts far more, or far less, than is usual for your number of followers.',
  silence: 'You have not posted for a long time, while your links are busy.',
  comment_pattern: 'Many comments on your posts repeat each other.',
  audience_country: 'Your visitors come from other countries than the ones you named.',
  authenticity: 'Your account’s public figures look like those of accounts that are not genuine.',
  content:
    'A piece of content did not pass the checks: whose it is, whether it is a copy, or whether it is marked as advertising.',
  report: 'Somebody reported your account or a piece of your content.',
  manual: 'A reviewer has a question about your account or some orders.',
};

export const sayToCreator = (signal: SignalName): string => SENTENCES[signal];
