import type { FundingView } from '../../../payouts/funding/schemas.ts';

/** Whether payouts of a brand's commission wait for its money, and why not: finance trusts it, or the programme's setting lets all go. */
export const fundingMode = ({ trusted, paysFirst }: Pick<FundingView, 'trusted' | 'paysFirst'>) =>
  trusted ? 'trusted' : paysFirst ? 'waits' : 'free';
