import fc from 'fast-check';
import { delivery, type RawEvent, retried } from './histories.ts';
import { PaperProgramme, type Terms } from './paper-programme.ts';
import { terms } from './paper-terms.ts';

/** One order's events, and how a bad network brings them. */
export interface Story {
  given: Terms;
  events: RawEvent[];
  /** In any order, repeated, under the same ids and under others, in batches of any size. */
  batches: RawEvent[][];
  /** After which batch the reference rates are published, where they come late. */
  ratesAfter: number;
  /** After which batches everything that may be is approved. */
  approvals: number[];
}

export const storyOf = (histories: fc.Arbitrary<RawEvent[]>): fc.Arbitrary<Story> =>
  histories.chain((events) =>
    fc.record({
      given: terms,
      events: fc.constant(events),
      batches: retried(events).chain(delivery),
      ratesAfter: fc.nat({ max: 12 }),
      approvals: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
    }),
  );

/** The history in order, once. */
export function inOrder({ given, events }: Story): PaperProgramme {
  const programme = new PaperProgramme(given);
  programme.receive(events);
  programme.publishRates();
  return programme;
}

interface Meanwhile {
  approve?: boolean;
  check?: (programme: PaperProgramme, index: number) => void;
}

/** The same as it was delivered. */
export function asDelivered(
  { given, batches, ratesAfter, approvals }: Story,
  { approve, check }: Meanwhile = {},
): PaperProgramme {
  const programme = new PaperProgramme(given);
  for (const [index, batch] of batches.entries()) {
    programme.receive(batch);
    if (approve && approvals.includes(index)) programme.approveAll();
    if (index === ratesAfter) programme.publishRates();
    check?.(programme, index);
  }
  programme.publishRates();
  check?.(programme, batches.length);
  return programme;
}
