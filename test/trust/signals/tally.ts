import type { Finding } from '../../../src/trust/signals/index.ts';
import type { SignalName } from '../../../src/trust/signals/schemas.ts';

/** What fired in one life, and what ought to have. */
export interface Lived {
  scenario: { name: string; expects: SignalName | null; fair?: SignalName[] };
  fired: Map<SignalName, Finding>;
}

const percent = (share: number) => `${(share * 100).toFixed(1).padStart(5)} %`;

/** Precision and recall of each signal over lives of frauds and of clean look-alikes, and the table of them. */
export function tally(names: SignalName[], frauds: Lived[], clean: Lived[]) {
  const table = names.map((name) => {
    const looked = frauds.filter(({ scenario }) => scenario.expects === name);
    const found = looked.filter(({ fired }) => fired.has(name)).length;
    const wrong = [...frauds, ...clean].filter(
      ({ scenario, fired }) => fired.has(name) && scenario.expects !== name && !scenario.fair?.includes(name),
    ).length;
    return { name, recall: found / looked.length, precision: found / Math.max(1, found + wrong), wrong };
  });
  const alarmed = clean.filter(({ fired }) => fired.size > 0);
  const rows = table.map(
    ({ name, recall, precision, wrong }) =>
      `  ${name.padEnd(20)} recall ${percent(recall)}   precision ${percent(precision)}   false alarms ${wrong}`,
  );
  const lookalikes = [...Map.groupBy(clean, ({ scenario }) => scenario.name)].map(([name, lives]) => {
    const hit = lives.filter(({ fired }) => fired.size > 0);
    const by = [...new Set(hit.flatMap(({ fired }) => [...fired.keys()]))].join(', ');
    return `  ${name.padEnd(46)} ${hit.length} of ${lives.length}${by ? ` (${by})` : ''}`;
  });
  const text = `${rows.join('\n')}\nclean look-alikes with any alarm:\n${lookalikes.join('\n')}\n`;
  return { table, alarmedShare: alarmed.length / clean.length, text };
}
