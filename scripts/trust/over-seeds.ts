/** Figures by the name of what was measured, as one seed gave them. */
type Run<Figures> = Record<string, Figures>;

/** The mean of each figure over runs by several seeds. */
export const meanOf = <Figures extends object>(runs: readonly Run<Figures>[]): Run<Figures> => summed(runs, mean);

/** The standard deviation of each figure over runs by several seeds; of one run 0. */
export const spreadOf = <Figures extends object>(runs: readonly Run<Figures>[]): Run<Figures> =>
  summed(runs, (values) => {
    const middle = mean(values);
    const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, values.length - 1));
  });

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function summed<Figures extends object>(
  runs: readonly Run<Figures>[],
  sum: (values: readonly number[]) => number,
): Run<Figures> {
  const [first = {}] = runs;
  return Object.fromEntries(
    Object.entries(first).map(([name, figures]) => [
      name,
      Object.fromEntries(
        Object.keys(figures).map((figure) => {
          const values = runs.map((run) => (run[name] as Record<string, number> | undefined)?.[figure] ?? 0);
          return [figure, sum(values)];
        }),
      ) as unknown as Figures,
    ]),
  );
}
