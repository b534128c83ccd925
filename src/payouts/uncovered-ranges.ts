/** Changes of a payable balance: behind `after`, up to and with `through`. */
export interface Range {
  after: number;
  through: number;
}

/** What of the whole is in none of the taken ranges, in order. */
export function uncoveredOf(taken: Range[], through: number): Range[] {
  const gaps: Range[] = [];
  let reached = -1;
  for (const range of taken.toSorted((left, right) => left.after - right.after)) {
    if (range.after > reached) gaps.push({ after: reached, through: Math.min(range.after, through) });
    reached = Math.max(reached, range.through);
  }
  if (through > reached) gaps.push({ after: reached, through });
  return gaps.filter((gap) => gap.through > gap.after);
}
