import type { RosterSpan } from '../../agencies/index.ts';
import type { Span } from '../../commissions/index.ts';

/** Creators by the part of a period in which their orders count, from `since`, inclusive, to `end`, exclusive; most share it whole. */
export function clampSpans(spans: RosterSpan[], since: Date, end: Date): Span[] {
  const clamped = spans.map(({ creatorId, from, until }) => ({
    creatorId,
    from: from > since ? from : since,
    until: until && until < end ? until : end,
  }));
  const some = clamped.filter(({ from, until }) => from < until);
  const groups = Map.groupBy(some, ({ from, until }) => `${from.getTime()}-${until.getTime()}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ from: first.from, until: first.until, creatorIds: group.map((span) => span.creatorId) }] : [];
  });
}
