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
  /** It waits while others are sent, and after it was not taken. */
  readonly state:
    | { readonly kind: "waits" }
    | { readonly kind: "sending"; readonly sent: number }
    | { readonly kind: "failed"; readonly because: ScanFault };
}

/** By release: one of each. They are sent one after the other, as the gateway takes them. */
export const scanUploads = createStore<ReadonlyMap<string, ScanUpload>>(new Map());

let ofWhom: string | null = null;
/** Ends when all that was to be sent before is there, or given up. */
let before: Promise<void> = Promise.resolve();
session.subscribe(() => {
  const now = session.get();
  // Whose session ran out comes back to what they had begun; anybody else finds nothing.
  const isOver = now.kind === "signed_out" ? !now.ended : now.kind === "signed_in" && now.me.id !== ofWhom;
  if (!isOver) return;
  scanUploads.set(new Map());
  // Nobody waits for what another person was sending.
  before = Promise.resolve();
});

/** Sends a scan to its release. */
export async function addScan(caseId: string, releaseId: string, file: Blob): Promise<void> {
  const now = session.get();
  ofWhom = now.kind === "signed_in" ? now.me.id : null;
  const upload = { caseId, releaseId, scanId: crypto.randomUUID(), file };
  // What nobody would take need not be sent.
  if (file.size > SCAN_BYTES_MAX) return failed(upload, "too_large");
  await inTurn(upload);
}

/** Sends again what did not come, as it was. */
export async function sendScanAgain(releaseId: string): Promise<void> {
  const upload = scanUploads.get().get(releaseId);
  if (upload?.state.kind === "failed") await inTurn(upload);
}

/** Leaves what did not come, or waits. */
export function leaveScan(releaseId: string): void {
  scanUploads.update((all) => new Map([...all].filter(([known]) => known !== releaseId)));
}

type Sending = Omit<ScanUpload, "state">;

/** How long is waited before what was surely not taken is sent again by itself, in milliseconds: so often, and no oftener. */
export const SENT_AGAIN_AFTER_MS: readonly number[] = [5_000, 15_000, 45_000];

/** Sends it when all is sent that was to be sent before it. */
async function inTurn({ caseId, releaseId, scanId, file }: Sending): Promise<void> {
  const upload = { caseId, releaseId, scanId, file };
  put(upload, { kind: "waits" });
  const sent = before.then(async () => send(upload));
  // Whatever goes wrong with one is told where it was asked for, and keeps no other waiting.
  before = sent.catch(() => undefined);
  await sent;
}

function put(upload: Sending, state: ScanUpload["state"]): void {
  scanUploads.update((all) => new Map(all).set(upload.releaseId, { ...upload, state }));
}

/** Whether it is still to be sent: nobody left it, and nobody else sits here now. */
const isWanted = ({ releaseId, scanId }: Sending): boolean =>
  scanUploads.get().get(releaseId)?.scanId === scanId;

/** Sends it, and again what was surely not taken; `null` when it is wanted no more. */
async function taken(upload: Sending): Promise<ScanOutcome | null> {
  const { caseId, releaseId, scanId, file } = upload;
  for (const pause of [...SENT_AGAIN_AFTER_MS, null]) {
    if (!isWanted(upload)) return null;
    put(upload, { kind: "sending", sent: 0 });
    const outcome = await sendScan(`/releases/${caseId}/${releaseId}/scans/${scanId}`, file, (sent) => {
      if (isWanted(upload)) put(upload, { kind: "sending", sent });
    });
    if (!isWanted(upload)) return null;
    if (outcome !== "not_taken" || pause === null) return outcome;
    put(upload, { kind: "waits" });
    await new Promise<void>((resolve) => setTimeout(resolve, pause));
  }
  return null;
}

async function send(upload: Sending): Promise<void> {
  const { caseId, releaseId } = upload;
  const outcome = await taken(upload);
  if (outcome === null) return;
  if (outcome !== "kept") return failed(upload, outcome);
  leaveScan(releaseId);
  announce({ kind: `scan:${releaseId}`, urgency: "polite", words: scanKeptWords });
  await lookAtSharing(caseId);
}

function failed(upload: Sending, because: ScanFault): void {
  put(upload, { kind: "failed", because });
  announce({
    kind: `scan:${upload.releaseId}`,
    urgency: "assertive",
    words: () => scanRefusedWords(because),
  });
}

/** Whether sending the same again can end otherwise. */
export const canBeSentAgain = (because: ScanFault): boolean =>
  because === "not_taken" || because === "unreachable" || because === "signed_out" || because === "failed";
