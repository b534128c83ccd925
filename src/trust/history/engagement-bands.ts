import type { Network } from '../../accounts/index.ts';

/** Likes and comments of a usual post / followers, for accounts from so many followers on. */
export interface EngagementBand {
  from: number;
  /** What is usual. */
  usual: number;
  /** The 95th percentile of the most active accounts. */
  lively: number;
}

/**
 * Bands by network; attribution in NOTICE. Where the rankings reach down to (Instagram from 5 million, TikTok from a million followers)
 * `usual` is their median and `lively` their 95th percentile. The rankings select for engagement, so that below these sizes `usual` is a
 * published average (Instagram 4.6, 2.3 and 1.55 % in 2021; TikTok 12.6 % of nano creators in 2023, less above by hand) and `lively` is
 * taken from their smallest band, or set by hand where an account is so small that its friends are its audience.
 */
const BANDS: Partial<Record<Network, EngagementBand[]>> = {
  instagram: [
    { from: 1_000, usual: 0.046, lively: 0.6 },
    { from: 5_000, usual: 0.023, lively: 0.5 },
    { from: 20_000, usual: 0.0155, lively: 0.39 },
    { from: 5_000_000, usual: 0.0155, lively: 0.236 },
    { from: 10_000_000, usual: 0.0155, lively: 0.118 },
    { from: 50_000_000, usual: 0.00898, lively: 0.0719 },
  ],
  tiktok: [
    { from: 1_000, usual: 0.126, lively: 13.3 },
    { from: 100_000, usual: 0.06, lively: 13.3 },
    { from: 1_000_000, usual: 0.05, lively: 0.346 },
    { from: 5_000_000, usual: 0.045, lively: 0.141 },
    { from: 10_000_000, usual: 0.0214, lively: 0.0684 },
    { from: 50_000_000, usual: 0.00998, lively: 0.0277 },
  ],
};

/** Undefined for networks and sizes of which nothing was published. */
export const bandOf = (network: Network, followers: number): EngagementBand | undefined =>
  BANDS[network]?.findLast(({ from }) => followers >= from);
