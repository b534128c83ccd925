import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Loop, startLoop } from '../../src/jobs/loop.ts';
import { eventually } from '../support/eventually.ts';

const loops: Loop[] = [];
// The wait for the next tick never ends by itself here: what happens, happens because of a nudge.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(async () => {
  for (const loop of loops.splice(0)) await loop.stop();
  vi.useRealTimers();
});

function start(step: (stop: AbortSignal) => Promise<void>, report: (error: unknown) => void = () => undefined): Loop {
  const loop = startLoop(step, report);
  loops.push(loop);
  return loop;
}

test('a nudge is answered without waiting for the next tick, and a hundred at once with a few passes', async () => {
  const step = vi.fn(async () => undefined);
  const loop = start(step);
  await eventually(() => step.mock.calls.length === 1);
  for (let count = 0; count < 100; count += 1) loop.nudge();
  await eventually(() => step.mock.calls.length >= 2);
  expect(step.mock.calls.length).toBeLessThan(10);
});

test('a nudge that comes in the middle of a pass is not lost', async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let passes = 0;
  const loop = start(async () => {
    passes += 1;
    await gates[passes - 1]?.promise;
  });
  await eventually(() => passes === 1);
  loop.nudge();
  gates[0]?.resolve();
  await eventually(() => passes === 2);
  gates[1]?.resolve();
});

test('passes never overlap, whoever asks for them', async () => {
  let under = 0;
  let most = 0;
  const loop = start(async () => {
    under += 1;
    most = Math.max(most, under);
    await pause(3);
    under -= 1;
  });
  await Promise.all(Array.from({ length: 20 }, () => loop.pass()));
  expect(most).toBe(1);
});

test('who asks for a pass gets one that began after he asked', async () => {
  let begun = 0;
  const loop = start(async () => {
    begun += 1;
    await pause(5);
  });
  await eventually(() => begun > 0);
  const before = begun;
  await loop.pass();
  expect(begun).toBeGreaterThan(before);
});

test('a step that fails is told, and the next nudge finds it at work again', async () => {
  const report = vi.fn();
  let passes = 0;
  const loop = start(async () => {
    passes += 1;
    if (passes === 1) throw new Error('the first one fails');
  }, report);
  await eventually(() => report.mock.calls.length === 1);
  loop.nudge();
  await eventually(() => passes >= 2);
  expect(report).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: 'the first one fails' }));
});

test('a stop reaches a step that would go on for ever, and waits for it', async () => {
  let state = 'not begun';
  const endless = (stop: AbortSignal) =>
    new Promise<void>((resolve) => {
      state = 'under way';
      stop.addEventListener('abort', () => {
        state = 'ended';
        resolve();
      });
    });
  const loop = startLoop(endless, () => undefined);
  await eventually(() => state === 'under way');
  await loop.stop();
  expect(state).toBe('ended');
});

test('after a stop nothing more is begun', async () => {
  const step = vi.fn(async () => undefined);
  const loop = startLoop(step, () => undefined);
  await eventually(() => step.mock.calls.length > 0);
  await loop.stop();
  const count = step.mock.calls.length;
  loop.nudge();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(step.mock.calls.length).toBe(count);
});

test('a stop also waits for a pass that somebody asked for, and begins none that still waits', async () => {
  let under = 0;
  const step = vi.fn(async () => {
    under += 1;
    await pause(5);
    under -= 1;
  });
  const loop = startLoop(step, () => undefined);
  const passes = [loop.pass(), loop.pass(), loop.pass()];
  await eventually(() => under === 1);
  await loop.stop();
  expect(under).toBe(0);
  const begun = step.mock.calls.length;
  await Promise.all(passes);
  expect(step.mock.calls.length).toBe(begun);
});
