import { expect, test } from 'vitest';
import { HISTORY_SIGNALS } from '../../../src/trust/history/index.ts';
import { type Finding, TRAFFIC_SIGNALS } from '../../../src/trust/signals/index.ts';
import { trust } from '../../../src/web/i18n/en/trust.ts';
import { AccountLife } from '../history/account-life.ts';
import { ACCOUNT_FRAUDS, CLEAN_ACCOUNTS } from '../history/account-scenarios.ts';
import { draws } from './draw.ts';
import { FRAUDS } from './frauds.ts';
import { Life } from './life.ts';
import { CLEAN } from './look-alikes.ts';
import { type Lived, tally } from './tally.ts';

const LIVES = 20;

type Judge =
  Lived['fired'] extends Map<infer Name, Finding> ? (findings: [Name, Finding | undefined][]) => Lived['fired'] : never;
const firedOf: Judge = (findings) => new Map(findings.flatMap(([name, found]) => (found ? [[name, found]] : [])));

/** Lives of every scenario, each drawn by a seed of its own. */
function liveThrough<One extends Lived['scenario']>(
  scenarios: One[],
  live: (scenario: One, seed: number) => Lived['fired'],
): Lived[] {
  return scenarios.flatMap((scenario, place) =>
    Array.from({ length: LIVES }, (_, index) => ({
      scenario,
      fired: live(scenario, 1_000 * place + index + scenario.name.length),
    })),
  );
}

const traffic = (scenario: (typeof FRAUDS)[number], seed: number) => {
  const life = new Life(draws(seed));
  scenario.live(life);
  const facts = life.facts();
  return firedOf(TRAFFIC_SIGNALS.map(({ name, judge }) => [name, judge(facts)]));
};

const account = (scenario: (typeof ACCOUNT_FRAUDS)[number], seed: number) => {
  const life = new AccountLife(draws(seed));
  scenario.live(life);
  const facts = life.facts();
  return firedOf(HISTORY_SIGNALS.map(({ name, judge }) => [name, judge(facts)]));
};

const lived = {
  'traffic and orders': {
    signals: TRAFFIC_SIGNALS,
    frauds: liveThrough(FRAUDS, traffic),
    clean: liveThrough(CLEAN, traffic),
  },
  'an account’s history': {
    signals: HISTORY_SIGNALS,
    frauds: liveThrough(ACCOUNT_FRAUDS, account),
    clean: liveThrough(CLEAN_ACCOUNTS, account),
  },
};

test.for(Object.entries(lived))(
  'signals of %s find what they look for and leave the look-alikes alone; precision and recall of each, on synthetic lives',
  ([what, { signals, frauds, clean }]) => {
    const { table, alarmedShare, text } = tally(
      signals.map(({ name }) => name),
      frauds,
      clean,
    );
    process.stdout.write(`signals of ${what} on synthetic lives, ${LIVES} of each scenario:\n${text}`);
    for (const { name, recall, precision } of table) {
      expect(recall, `recall of ${name}`).toBeGreaterThanOrEqual(0.6);
      expect(precision, `precision of ${name}`).toBeGreaterThanOrEqual(0.9);
    }
    expect(alarmedShare).toBeLessThanOrEqual(0.03);
  },
);

test('every signal says where its limits come from, and no two have a name', () => {
  const all = [...TRAFFIC_SIGNALS, ...HISTORY_SIGNALS];
  for (const { name, source } of all) expect(source.length, name).toBeGreaterThan(20);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('the desk has words for every finding, and each finding brings the figures that its words name', () => {
  const findings = Object.values(lived).flatMap(({ frauds }) => frauds.flatMap(({ fired }) => [...fired.values()]));
  for (const { code, facts } of findings) {
    const blanks = [...trust.found[code].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect(blanks.length, code).toBeGreaterThan(0);
    expect(
      facts.map(({ name }) => name),
      code,
    ).toEqual(expect.arrayContaining(blanks));
    for (const { name } of facts) expect(Object.keys(trust.facts), code).toContain(name);
  }
});
