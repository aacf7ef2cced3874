/**
 * Where the focus belongs after a list changed: on the same row while it is there, else on the row that came after it,
 * else on the one that came before; `null` when nothing is left. With one row gone that is the row at the same index.
 */
export function focusAfter<Id>(before: readonly Id[], after: readonly Id[], focused: Id | null): Id | null {
  if (focused === null) return null;
  const left = new Set(after);
  if (left.has(focused)) return focused;
  const index = before.indexOf(focused);
  const next = before.slice(index + 1).find((id) => left.has(id));
  const previous = before.slice(0, Math.max(0, index)).findLast((id) => left.has(id));
  return next ?? previous ?? after[0] ?? null;
}
