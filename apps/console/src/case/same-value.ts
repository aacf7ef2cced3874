/** Whether two values, as JSON has them, say the same, in whatever order their names stand. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  const [here, there] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return names.every((name) => there.has(name) && sameValue(here.get(name), there.get(name)));
}
