import { SCAN_BYTES_MAX } from "@holdfast/case-schema";
import { announce } from "../announce/announce.ts";
import { session } from "../session/session.ts";
import { createStore } from "../store/store.ts";
import { scanKeptWords, scanRefusedWords } from "./scan-words.ts";
import { sendScan, type ScanOutcome } from "./send-scan.ts";
import { lookAtSharing } from "./sharing.ts";

/** Why a scan did not come. */
export type ScanFault = Exclude<ScanOutcome, "kept">;

/** A scan on its way to one release. The file stays in this page's memory. Personal data. */
export interface ScanUpload {
  readonly caseId: string;
  readonly releaseId: string;
  /** The same until it is there: sent twice, it is there once. */
  readonly scanId: string;
  readonly file: Blob;
  readonly state:
    | { readonly kind: "sending"; readonly sent: number }
    | { readonly kind: "failed"; readonly because: ScanFault };
}

/** By release: one at a time of each. */
export const scanUploads = createStore<ReadonlyMap<string, ScanUpload>>(new Map());

let ofWhom: string | null = null;
session.subscribe(() => {
  const now = session.get();
  // Whose session ran out comes back to what they had begun; anybody else finds nothing.
  const isOver = now.kind === "signed_out" ? !now.ended : now.kind === "signed_in" && now.me.id !== ofWhom;
  if (isOver) scanUploads.set(new Map());
});

/** Sends a scan to its release. */
export async function addScan(caseId: string, releaseId: string, file: Blob): Promise<void> {
  const now = session.get();
  ofWhom = now.kind === "signed_in" ? now.me.id : null;
  const upload = { caseId, releaseId, scanId: crypto.randomUUID(), file };
  // What nobody would take need not be sent.
  if (file.size > SCAN_BYTES_MAX) return failed(upload, "too_large");
  await send(upload);
}

/** Sends again what did not come, as it was. */
export async function sendScanAgain(releaseId: string): Promise<void> {
  const upload = scanUploads.get().get(releaseId);
  if (upload?.state.kind === "failed") await send(upload);
}

/** Leaves what did not come. */
export function leaveScan(releaseId: string): void {
  scanUploads.update((all) => new Map([...all].filter(([known]) => known !== releaseId)));
}

type Sending = Omit<ScanUpload, "state">;

async function send({ caseId, releaseId, scanId, file }: Sending): Promise<void> {
  const upload = { caseId, releaseId, scanId, file };
  const put = (sent: number): void =>
    scanUploads.update((all) => new Map(all).set(releaseId, { ...upload, state: { kind: "sending", sent } }));
  const isOurs = (): boolean => scanUploads.get().get(releaseId)?.scanId === scanId;
  put(0);
  const outcome = await sendScan(`/releases/${caseId}/${releaseId}/scans/${scanId}`, file, (sent) => {
    if (isOurs()) put(sent);
  });
  // Somebody else sits here now.
  if (!isOurs()) return;
  if (outcome !== "kept") return failed(upload, outcome);
  leaveScan(releaseId);
  announce({ kind: `scan:${releaseId}`, urgency: "polite", words: scanKeptWords });
  await lookAtSharing(caseId);
}

function failed(upload: Sending, because: ScanFault): void {
  scanUploads.update((all) =>
    new Map(all).set(upload.releaseId, { ...upload, state: { kind: "failed", because } }),
  );
  announce({
    kind: `scan:${upload.releaseId}`,
    urgency: "assertive",
    words: () => scanRefusedWords(because),
  });
}

/** Whether sending the same again can end otherwise. */
export const canBeSentAgain = (because: ScanFault): boolean =>
  because === "unreachable" || because === "signed_out" || because === "failed";
