export { type Account, readAccount } from './account.ts';
export { type AudienceCounts, addFollower, bandsOf, fakeShareOf, noFollowers } from './audience.ts';
export { authenticityOf, type Reason, reasonsOf } from './explain.ts';
export { type Model, parseModel } from './model.ts';
export { type Contribution, type Score, scorerOf } from './score.ts';
export { shippedModel } from './shipped-model.ts';
