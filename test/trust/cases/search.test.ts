import { expect, test } from 'vitest';
import { creators } from '../../../src/creators/model.ts';
import { listCases } from '../../../src/trust/cases/list-cases.ts';
import { cases } from '../../../src/trust/cases/model.ts';
import { raiseFlag } from '../../../src/trust/index.ts';
import { someCreator, someManager } from '../../support/people.ts';
import { testContext } from '../../support/test-context.ts';
import { finding } from './case-desk.ts';

test('a case is found by words of the name, then and now, by ids, and by its signals', async () => {
  const ctx = await testContext();
  const reviewer = await someManager(ctx, 'reviewer');
  const { creator } = await someCreator(ctx, { displayName: 'Zoë Ivánova' });
  const { creator: other } = await someCreator(ctx, { displayName: 'Zora Ivanić' });
  const caseId = (await raiseFlag(ctx, finding(creator._id, [], { signal: 'click_flood' })))?._id ?? '';
  await raiseFlag(ctx, finding(other._id));
  const find = async (search: string, more: object = {}) =>
    (await listCases(reviewer, { state: 'open', mine: false, limit: 100, search, ...more })).data.map(({ id }) => id);
  expect(await find('zo ivan')).toHaveLength(2);
  expect(await find('IVÁNO zo')).toEqual([caseId]);
  expect(await find('ivanova x')).toEqual([]);
  expect(await find('.*')).toEqual([]);
  expect(await find('ivanova', { state: 'closed' })).toEqual([]);
  expect(await find(caseId)).toEqual([caseId]);
  expect(await find(creator._id)).toEqual([caseId]);
  expect(await find('nobody', { signals: ['click_flood'] })).toEqual([caseId]);
  await creators(ctx).updateOne({ _id: creator._id }, { $set: { words: ['zelenska'] } });
  expect(await find('zelen')).toEqual([caseId]);
  await cases(ctx).updateOne({ _id: caseId }, { $unset: { words: 1 } });
  expect(await find('zelen')).toEqual([caseId]);
});
