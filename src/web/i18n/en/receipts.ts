import { traits } from '../../../words/en.ts';

export const receipts = {
  kind: { sale: 'Sale', clawback: 'Correction', fee: 'Content fee', referral: 'Referral' },
  receipt: {
    source: { click: 'Link clicked', code: 'Code used', content: 'Content approved' },
    perPiece_one: '{{amount}} for {{count}} piece',
    perPiece_other: '{{amount}} for each of {{count}} pieces',
    ruleOf: '{{scope}}, version {{version}}',
    cap: '{{cap}} {{limit}}: less {{cut}}',
    capName: { order: 'per order', creator_month: 'per month', campaign_budget: 'campaign budget' },
    tierName: traits.tier,
    rates: 'Exchange rates to the euro',
    ratesMissing: 'not published yet: {{currencies}}',
    gross: 'Before shares',
    shareOf: { agency: 'Your agency’s share', referrer: 'Your share for bringing her in' },
  },
  notice: {
    held: 'On hold',
    because: {
      in_question:
        'We are looking into how this order came about. Your page “Questions” says what was found and what you can do.',
      brand_unfunded: 'The brand has not paid for this commission yet.',
      rate_missing: 'The exchange rate that it needs is not published yet; it is computed as soon as there is one.',
    },
    heldHint: 'A question about it is being decided. Nothing is lost meanwhile.',
    reversed: 'Why less stands than was earned',
    appeal: 'You can object until {{date}}.',
  },
};
