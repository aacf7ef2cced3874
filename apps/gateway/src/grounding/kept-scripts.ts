import { SHIPPED, DRAFT, type KeptScript } from "@holdfast/grounding-scripts";

/**
 * Every version that this house has: what is kept, and of what is shipped whatever it has not kept yet, as a draft (GS1). What
 * is kept wins, so that words that somebody reviewed stay the words that they reviewed.
 */
export function keptScripts(stored: readonly KeptScript[]): readonly KeptScript[] {
  const isStored = (id: string, version: string): boolean =>
    stored.some(({ script }) => script.id === id && script.version === version);
  return [
    ...stored,
    ...SHIPPED.filter(({ id, version }) => !isStored(id, version)).map((script) => ({
      script,
      review: DRAFT,
    })),
  ];
}
