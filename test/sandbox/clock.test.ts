import { beforeAll, expect, test } from 'vitest';
import { nextPayoutDay } from '../../src/sandbox/clock.ts';
import { startTestSandbox, type TestSandbox } from './support.ts';

let box: TestSandbox;
beforeAll(async () => {
  box = await startTestSandbox();
});

const advance = (body: unknown) =>
  box.fetch('/clock/advance', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });

test('the endpoint moves programme time by days or to a moment, and answers the new time', async () => {
  const start = box.time.programmeMs;
  expect(await (await advance({ days: 15 })).json()).toEqual({ now: new Date(start + 15 * 86_400_000).toISOString() });
  expect(await (await advance({ to: '2026-04-10T12:00:00Z' })).json()).toEqual({ now: '2026-04-10T12:00:00.000Z' });
  expect(await (await box.fetch('/clock/now')).json()).toMatchObject({ now: '2026-04-10T12:00:00.000Z' });
});

test('time never goes back, jumps at most 400 days, and needs a sensible wish', async () => {
  const before = box.time.programmeMs;
  for (const body of [
    { days: -1 },
    { days: 0 },
    { days: 401 },
    { to: '2020-01-01T00:00:00Z' },
    { to: '2036-01-01T00:00:00Z' },
    { to: 'soon' },
    {},
    { days: 'x' },
  ]) {
    expect((await advance(body)).status).toBe(422);
  }
  expect(box.time.programmeMs).toBe(before);
});

test('the page has buttons that post and come back to the page', async () => {
  const page = await (await box.fetch('/clock', { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('To the next payout day (10th)');
  const before = box.time.programmeMs;
  const response = await box.post('/clock/advance', { days: '7' }, { accept: 'text/html' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/clock']);
  expect(box.time.programmeMs - before).toBe(7 * 86_400_000);
});

test('the next payout day is the 10th at noon, in this month or the next', () => {
  expect(nextPayoutDay(new Date('2026-03-09T23:00:00Z')).toISOString()).toBe('2026-03-10T12:00:00.000Z');
  expect(nextPayoutDay(new Date('2026-03-10T12:00:00Z')).toISOString()).toBe('2026-04-10T12:00:00.000Z');
  expect(nextPayoutDay(new Date('2026-12-31T00:00:00Z')).toISOString()).toBe('2027-01-10T12:00:00.000Z');
});
