export { grossOf, uncappedOf } from './appraise-line.ts';
export { approvalsDue, approveDue } from './approve-due.ts';
export { earnedBySelling } from './bring-to.ts';
export {
  giveBackToCampaign,
  spentCampaigns,
  takeFromCampaign,
  unwatchCampaign,
  usedOfCampaigns,
} from './campaign-budget.ts';
export { changeCampaignBudget, extendCampaignRules } from './campaign-terms.ts';
export { type CampaignsInForce, campaignsOfRules, feesInOrder, loadCampaignsInForce } from './campaigns-of.ts';
export { type Cap, CapBook } from './cap-book.ts';
export { type CapLimits, capLine, standingCaps } from './cap-line.ts';
export { closeCapBook, openCapBook } from './caps.ts';
export { type CommissionFinding, checkCommissions } from './check-commissions.ts';
export { commissionFigures, upcomingLocks } from './commission-figures.ts';
export { type Concern, findConcerned, heldBy, ofWholeOrders, sumOf } from './concerned.ts';
export { type CreatorScope, creatorsDecided, decidedRows } from './decided-rows.ts';
export { type ContentFee, earnContentFee } from './earn-content-fee.ts';
export { lockDate } from './earnings.ts';
export { Exchange } from './exchange.ts';
export { feeStates } from './fee-states.ts';
export { findRules, toRule } from './find-rules.ts';
export { heldForRates, ratesAwaited } from './held-for-rates.ts';
export { type Held, holdCommissions } from './hold-commissions.ts';
export { fundingHolder, RATE_HOLDER } from './holders.ts';
export { markPaid } from './mark-paid.ts';
export type { CommissionRecord } from './model.ts';
export { type BrandCommission, commissionOfBrands, commissionsOfBrand } from './of-brand.ts';
export { commissionsOfPayout, type PayoutPart, partsOfPayout } from './of-payout.ts';
export { partsOf } from './parts.ts';
export { amountsOf, pastCommissions, pastSales } from './past-commissions.ts';
export type { Payee } from './payee.ts';
export { type OrderFacts, planCommissions, retireParts } from './plan-commissions.ts';
export { loadProgrammeRates, mayProtect, programmeRateFor } from './programme-rate.ts';
export { delaysOf } from './protect-rates.ts';
export { releaseCommissions } from './release-commissions.ts';
export { reverseCommissions, undoReversals } from './reverse-commissions.ts';
export {
  agencyDays,
  agencyFigures,
  agencyMonths,
  type CreatorFigures,
  creatorFigures,
  type ShareOfMonth,
  type Span,
} from './roster-figures.ts';
export { commissionEndpoints } from './routes.ts';
export { RuleInput } from './rule-input.ts';
export { ruleEndpoints } from './rule-routes.ts';
export { RulePreview } from './rule-views.ts';
export { boostsFor, type CommissionRule, type Pay, pickRule } from './rules.ts';
export { findSettling, saveCommissions } from './save-commissions.ts';
export { CommissionRole, CommissionState, REVERSAL_REASONS, ReversalReason } from './schemas.ts';
export { setBrandRate } from './set-rate.ts';
export { endRule, setRule } from './set-rule.ts';
export { noticesDue, tellPromoters } from './tell-promoters.ts';
export type { CommissionPolicy, CommissionTerms } from './terms.ts';
