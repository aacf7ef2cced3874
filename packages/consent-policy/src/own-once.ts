/**
 * What a record has of its own, each of it read once, so that nothing stands in for what was left out and nothing answers
 * otherwise when it is asked again. Whatever cannot be read as a record has nothing.
 */
export function ownOnce<Held extends object>(value: Held | null | undefined): Readonly<Partial<Held>> {
  try {
    return { ...value } as Partial<Held>;
  } catch {
    // A property that throws is one that cannot be read; what stands beside it is not trusted either.
    return {} as Partial<Held>;
  }
}

/** The entries of a list, what is missing among them included; of anything else none. */
export function listOf(value: unknown): readonly unknown[] {
  try {
    return Array.isArray(value) ? Array.from<unknown>(value) : [];
  } catch {
    return [];
  }
}
