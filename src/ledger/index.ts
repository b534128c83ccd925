export { balancesIn, balancesOf, positiveBalances, sequencesOf, sumsOf, takenThroughOf } from './balances-of.ts';
export { ACCOUNTS, type AccountKind, CHART } from './chart.ts';
export { checkLedger, type LedgerFinding } from './check-ledger.ts';
export { type Entry, entryProblem, move, type Posting } from './entry.ts';
export type { BalanceRecord } from './model.ts';
export { postEntries } from './post-entries.ts';
export { type Statement, type StatementQuery, statementOf } from './statement.ts';
export { giveBack, takeWholeBalance } from './take-whole-balance.ts';
export { type CurrencyTrial, trialBalance } from './trial-balance.ts';
