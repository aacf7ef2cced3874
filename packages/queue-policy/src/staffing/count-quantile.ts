/**
 * The smallest count that is reached with a probability of `level` at least, for counts that are Poisson, or spread wider than
 * that: negative binomial, of the same mean and the given variance. By the recursion that both have (Panjer 1981), in
 * logarithms.
 *
 * @param variance taken as the mean where it is less: contacts that come by chance spread no less
 */
export function countQuantile(mean: number, variance: number, level: number): number {
  if (mean <= 0) return 0;
  const isWider = variance > mean * (1 + 1e-9);
  const slope = isWider ? 1 - mean / variance : 0;
  const size = isWider ? (mean * mean) / (variance - mean) : 0;
  const constant = isWider ? (size - 1) * slope : mean;
  let logarithm = isWider ? size * Math.log(mean / variance) : -mean;
  let reached = Math.exp(logarithm);
  let count = 0;
  const most = mean + 50 * Math.sqrt(Math.max(mean, variance)) + 50;
  while (reached < level && count < most) {
    count += 1;
    logarithm += Math.log(slope + constant / count);
    reached += Math.exp(logarithm);
  }
  return count;
}
