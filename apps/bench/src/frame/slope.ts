/** How much a value grows from one sample to the next, by the straight line that fits them best; `NaN` of fewer than two. */
export function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let rise = 0;
  let run = 0;
  for (const [nth, value] of values.entries()) {
    rise += (nth - middle) * (value - mean);
    run += (nth - middle) ** 2;
  }
  return rise / run;
}
