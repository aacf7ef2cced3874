/** Where a key takes the focus in a list of `count` rows of which `page` fit the screen; `null` when it is no such key. */
export function moveByKey(key: string, index: number, count: number, page: number): number | null {
  const target = targetOf(key, index, count, page);
  return target === null || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}

function targetOf(key: string, index: number, count: number, page: number): number | null {
  switch (key) {
    case "ArrowDown":
      return index + 1;
    case "ArrowUp":
      return index - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "PageDown":
      return index + Math.max(1, page - 1);
    case "PageUp":
      return index - Math.max(1, page - 1);
    default:
      return null;
  }
}

/** The rows to keep in the document besides those in view: whatever has the focus, and whatever is about to get it. */
export function withPinned(inView: readonly number[], pinned: readonly number[], count: number): number[] {
  const all = new Set(inView);
  for (const index of pinned) if (index >= 0 && index < count) all.add(index);
  return [...all].toSorted((one, other) => one - other);
}
