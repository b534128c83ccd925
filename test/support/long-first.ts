import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long for their size. One that began last would keep a processor alone while the others have nothing left to do. */
const LONG = [
  'bench/bench',
  'trust/score/accuracy',
  'payouts/stripe-trouble',
  'replay/replay',
  'faults/payout-kill',
  'faults/intake-kill',
  'faults/payout-sigkill',
  'faults/paused-database',
  'boundaries',
  'embedded/start-mongod',
  'start/main',
  'trust/cases/time-pays-nothing',
  'faults/graceful-stop',
  'browser/payout-desk',
  'browser/agency-story',
  'browser/every-page',
].map((name) => `/test/${name}.test.ts`);

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONG.findIndex((name) => moduleId.endsWith(name));
  return place === -1 ? LONG.length : place;
};

/** Long files first, then as Vitest would: what took longest the last time, in a fresh clone the largest. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return (await super.sort(files)).sort((a, b) => group(a) - group(b) || placeOf(a) - placeOf(b));
  }
}
