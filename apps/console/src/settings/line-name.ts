/** A name for what a line says, in plain small letters, digits and hyphens, of at most `most`; `otherwise` where none are left. */
export function lineName(words: string, most: number, otherwise: string): string {
  const plain = words.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, most) || otherwise
  );
}

/** The name that was wanted, or that with the first number that nothing has yet; it is taken from then on. */
export function untaken(wanted: string, taken: Set<string>, most: number): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted.slice(0, most)}-${String(count)}`;
  taken.add(name);
  return name;
}
