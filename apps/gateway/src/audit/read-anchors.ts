import type { Anchor, AuditStore } from "@holdfast/db";
import type { AnchorFile } from "./anchor-file.ts";

/** What was kept outside the database. */
export interface KeptAnchors {
  readonly anchors: readonly Anchor[];
  /** Lines that say something else than we wrote. */
  readonly edited: number;
  /** Lines that a crash left the half of: worth nothing, and no sign of anything. */
  readonly torn: number;
}

const WHOLE = /^\d+ [0-9a-f]{64} [0-9a-f]{64}$/;

export async function readAnchors(
  file: Pick<AnchorFile, "lines">,
  { readAnchor }: Pick<AuditStore, "readAnchor">,
): Promise<KeptAnchors> {
  const anchors: Anchor[] = [];
  let [edited, torn] = [0, 0];
  for await (const line of file.lines()) {
    const anchor = readAnchor(line);
    if (anchor !== null) anchors.push(anchor);
    else if (WHOLE.test(line)) edited += 1;
    else torn += 1;
  }
  return { anchors, edited, torn };
}
