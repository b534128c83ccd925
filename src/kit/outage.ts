import { MongoError, MongoErrorLabel, MongoServerError } from 'mongodb';
import { DomainError } from './errors.ts';

const LABELS = [
  MongoErrorLabel.TransientTransactionError,
  MongoErrorLabel.UnknownTransactionCommitResult,
  MongoErrorLabel.RetryableWriteError,
];

/**
 * The server is going, coming, slow or full; what was asked of it is not at fault.
 * Source: github.com/mongodb/mongo, src/mongo/base/error_codes.yml.
 */
const CODES = new Set([
  6, 7, 50, 64, 89, 91, 100, 112, 134, 189, 202, 239, 246, 251, 262, 290, 365, 9_001, 10_058, 10_107, 11_600, 11_601,
  11_602, 13_388, 13_435, 13_436, 14_031,
]);

const CONNECTION =
  /^Mongo(Network|ServerSelection|NotConnected|PoolCleared|WaitQueue|TopologyClosed|OperationTimeout)|^PoolClearedOn/;

/** Whether something failed for want of the database, and may go through when it is tried again unchanged. */
export function isOutage(error: unknown): boolean {
  if (error instanceof DomainError) return error.kind === 'unavailable';
  if (!(error instanceof MongoError)) return false;
  if (LABELS.some((label) => error.hasErrorLabel(label)) || CONNECTION.test(error.name)) return true;
  return error instanceof MongoServerError && CODES.has(Number(error.code));
}
