import { expect, test } from 'vitest';
import { TRAFFIC_SIGNALS } from '../../../src/trust/signals/index.ts';
import type { SignalName } from '../../../src/trust/signals/schemas.ts';
import { draws } from './draw.ts';
import { Life } from './life.ts';
import { CLEAN, FRAUDS, type Scenario } from './scenarios.ts';

const LIVES = 20;

interface Lived {
  scenario: Scenario;
  fired: Set<SignalName>;
}

function liveThrough(scenarios: Scenario[]): Lived[] {
  return scenarios.flatMap((scenario, place) =>
    Array.from({ length: LIVES }, (_, index) => {
      const life = new Life(draws(1_000 * place + index + scenario.name.length));
      scenario.live(life);
      const facts = life.facts();
      const fired = TRAFFIC_SIGNALS.filter(({ judge }) => judge(facts) !== undefined).map(({ name }) => name);
      return { scenario, fired: new Set(fired) };
    }),
  );
}

const percent = (share: number) => `${(share * 100).toFixed(1).padStart(5)} %`;

test('signals find what they look for and leave the look-alikes alone; precision and recall of each, on synthetic lives', {
  timeout: 180_000,
}, () => {
  const frauds = liveThrough(FRAUDS);
  const clean = liveThrough(CLEAN);
  const table = TRAFFIC_SIGNALS.map(({ name }) => {
    const looked = frauds.filter(({ scenario }) => scenario.expects === name);
    const found = looked.filter(({ fired }) => fired.has(name)).length;
    const wrong = [...frauds, ...clean].filter(
      ({ scenario, fired }) => fired.has(name) && scenario.expects !== name && !scenario.fair?.includes(name),
    ).length;
    return { name, recall: found / looked.length, precision: found / Math.max(1, found + wrong), wrong };
  });
  const alarmed = clean.filter(({ fired }) => fired.size > 0);
  const lines = table.map(
    ({ name, recall, precision, wrong }) =>
      `  ${name.padEnd(20)} recall ${percent(recall)}   precision ${percent(precision)}   false alarms ${wrong}`,
  );
  const byLookalike = CLEAN.map(({ name }) => {
    const hit = alarmed.filter(({ scenario }) => scenario.name === name);
    return `  ${name.padEnd(46)} ${hit.length} of ${LIVES}${hit.length > 0 ? ` (${[...new Set(hit.flatMap(({ fired }) => [...fired]))].join(', ')})` : ''}`;
  });
  process.stdout.write(
    `signals on synthetic lives (${LIVES} of each of ${FRAUDS.length} frauds and ${CLEAN.length} clean look-alikes):\n${lines.join('\n')}\nclean look-alikes with any alarm:\n${byLookalike.join('\n')}\n`,
  );
  for (const { name, recall, precision } of table) {
    expect(recall, `recall of ${name}`).toBeGreaterThanOrEqual(0.6);
    expect(precision, `precision of ${name}`).toBeGreaterThanOrEqual(0.9);
  }
  expect(alarmed.length / clean.length).toBeLessThanOrEqual(0.03);
});

test('every signal says where its limits come from, and no two have a name', () => {
  for (const { name, source } of TRAFFIC_SIGNALS) expect(source.length, name).toBeGreaterThan(20);
  expect(new Set(TRAFFIC_SIGNALS.map(({ name }) => name)).size).toBe(TRAFFIC_SIGNALS.length);
});
