import type { Anchor, AuditStore } from "@holdfast/db";
import type { AnchorFile } from "./anchor-file.ts";

/** What was kept outside the database. */
export interface KeptAnchors {
  readonly anchors: readonly Anchor[];
  /** Restores that went back behind what was kept: to which position, and up to which one rows went with it. */
  readonly restores: readonly { readonly position: number; readonly upTo: number }[];
  /** Lines that say something else than we wrote. */
  readonly edited: number;
  /** Lines that a crash left the half of: worth nothing, and no sign of anything. */
  readonly torn: number;
}

const WHOLE = /^(?:restored )?\d+ [0-9a-f]{64} [0-9a-f]{64}$/;

/** Reads the lines in their order: behind a restore, what was kept of later rows vouches for none that are there (AU16). */
export async function readAnchors(
  file: Pick<AnchorFile, "lines">,
  { readAnchor, readRestored }: Pick<AuditStore, "readAnchor" | "readRestored">,
): Promise<KeptAnchors> {
  let anchors: Anchor[] = [];
  const restores: { position: number; upTo: number }[] = [];
  let [edited, torn] = [0, 0];
  for await (const line of file.lines()) {
    const anchor = readAnchor(line);
    const restored = readRestored(line);
    if (anchor !== null) anchors.push(anchor);
    else if (restored !== null) {
      const upTo = anchors.reduce((most, { position }) => Math.max(most, position), 0);
      if (upTo > restored.position) restores.push({ position: restored.position, upTo });
      anchors = anchors.filter(({ position }) => position <= restored.position);
      if (restored.position > 0) anchors.push(restored);
    } else if (WHOLE.test(line)) edited += 1;
    else torn += 1;
  }
  return { anchors, restores, edited, torn };
}
