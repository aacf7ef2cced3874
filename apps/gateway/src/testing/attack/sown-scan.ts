import { CaseId, ScanId } from "@holdfast/case-schema";
import { sampleAsker } from "@holdfast/db/testing";
import type { CaseDesk, CasePeople, DeskCase } from "../case-desk.ts";
import { shareDesk } from "../share-desk.ts";
import type { Sown } from "./sown-house.ts";

/** A release on paper of that case, to somebody who was vetted, with a scan whose bytes are words that stand nowhere else. */
export async function sownScan(
  desk: CaseDesk,
  by: CasePeople,
  own: DeskCase,
  name: string,
): Promise<readonly Sown[]> {
  const [withheld, paper] = [`sown-${name}-withheld`, `sown-${name}-paper`];
  const { releaseId, recipient } = await shareDesk(desk).share(
    own,
    { words: { withheld, paper } },
    false,
    by,
  );
  const [original, page] = [`sown-${name}-file`, `sown-${name}-page`];
  const id = ScanId.parse(crypto.randomUUID());
  const kept = await desk.house.store.scans.add(
    { id, caseId: CaseId.parse(own.caseId), releaseId },
    { kind: "pdf", original: Buffer.from(original), pages: [Buffer.from(page)] },
    sampleAsker(desk.id(by), "change"),
  );
  if (kept.kind !== "kept") throw new Error(`the scan is ${kept.kind}`);
  const vetted = ["name", "vetting"].map((of) => `sown-recipient-${of}`);
  return [
    { of: { kind: "case", id: own.caseId }, words: [withheld, paper, original, page], ids: [id, releaseId] },
    { of: { kind: "recipient", id: recipient }, words: vetted, ids: [recipient] },
    // Where they are reached is answered by an act alone, which nobody here does whom it is for.
    { of: { kind: "address", id: recipient }, words: ["sown-recipient-reach"], ids: [] },
  ];
}
