import { beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { checkSample, decideBatch, makeBatch } from '../../../src/trust/cases/batch-decision.ts';
import { raiseFlag } from '../../../src/trust/index.ts';
import { someCreator, someManager } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { caseOf, finding } from './case-desk.ts';

const REASON = 'Looked at together: an honest sale day.';

let ctx: TestContext;
let reviewer: Context;
beforeAll(async () => {
  ctx = await testContext();
  reviewer = await someManager(ctx, 'reviewer');
});

async function likeCases(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const record = await raiseFlag(ctx, finding((await someCreator(ctx)).creator._id));
    ids.push(record?._id ?? '');
  }
  return ids;
}
const prepare = (caseIds: string[], who = reviewer) => makeBatch(who, { caseIds, outcome: 'clear', reason: REASON });

test('many like cases are decided at once only after a sample of them was looked at', async () => {
  const ids = await likeCases(5);
  const batch = await prepare([...ids, ids[0] ?? '', 'cas_nobody']);
  expect(batch.cases).toHaveLength(5);
  expect(new Set(batch.sample).size).toBe(2);
  await expect(decideBatch(reviewer, batch._id)).rejects.toMatchObject({ code: 'sample_unchecked' });
  await checkSample(reviewer, batch._id, { caseId: batch.sample[0] ?? '', agrees: true });
  await expect(decideBatch(reviewer, batch._id)).rejects.toMatchObject({ code: 'sample_unchecked' });
  await checkSample(reviewer, batch._id, { caseId: batch.sample[1] ?? '', agrees: true });
  const changed = ids.find((id) => !batch.sample.includes(id)) ?? '';
  await raiseFlag(ctx, finding((await caseOf(ctx, changed)).creatorId, [], { signal: 'return_rate' }));
  expect(await decideBatch(reviewer, batch._id)).toEqual({ decided: 4, left: [changed] });
  for (const id of ids) expect((await caseOf(ctx, id)).state).toBe(id === changed ? 'open' : 'decided');
});

test('one case of the sample that would be decided otherwise drops the whole batch', async () => {
  const ids = await likeCases(3);
  const batch = await prepare(ids);
  await checkSample(reviewer, batch._id, { caseId: batch.sample[0] ?? '', agrees: false });
  await expect(decideBatch(reviewer, batch._id)).rejects.toMatchObject({ code: 'batch_dropped' });
  for (const id of ids) expect((await caseOf(ctx, id)).state).toBe('open');
});

test('a batch is its maker’s own, of two cases at least, and of reviewers', async () => {
  const ids = await likeCases(2);
  const batch = await prepare(ids);
  const colleague = await someManager(ctx, 'reviewer');
  await expect(checkSample(colleague, batch._id, { caseId: ids[0] ?? '', agrees: true })).rejects.toMatchObject({
    kind: 'missing',
  });
  await expect(decideBatch(colleague, batch._id)).rejects.toMatchObject({ kind: 'missing' });
  await expect(prepare([ids[0] ?? '', 'cas_nobody'])).rejects.toMatchObject({ code: 'too_few_cases' });
  await expect(prepare(ids, await someManager(ctx, 'finance'))).rejects.toMatchObject({ kind: 'missing' });
});
