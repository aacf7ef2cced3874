import { SCAN_ANSWERED_MS, ScanRefusal } from "@holdfast/case-schema";
import { z } from "zod";

/**
 * What came of sending a scan. `not_taken`: it is surely not kept, and may be taken later. `unreachable`: nobody knows whether it came,
 * and it may be sent again under its id without coming twice.
 */
export type ScanOutcome =
  | ScanRefusal
  | "kept"
  | "not_taken"
  | "unreachable"
  | "signed_out"
  | "not_yours"
  | "failed";

/** How much of it has gone, from 0 to 1; 1 while its pages are drawn. */
export type OnProgress = (sent: number) => void;

const Told = z.object({ outcome: z.union([z.literal("kept"), ScanRefusal]) });

/** Longest wait for an answer: longer than the gateway takes for one, whatever comes of it (G375). */
const PATIENCE_MS = SCAN_ANSWERED_MS + 10_000;

/** Sends a file as it is to where it belongs. Never throws. */
export async function sendScan(path: string, file: Blob, onProgress: OnProgress): Promise<ScanOutcome> {
  return new Promise((resolve) => {
    // `fetch` does not tell how much has gone.
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.timeout = PATIENCE_MS;
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      onProgress(total === 0 ? 1 : loaded / total);
    });
    request.addEventListener("load", () => resolve(outcomeOf(request.status, request.responseText)));
    for (const lost of ["error", "timeout", "abort"] as const)
      request.addEventListener(lost, () => resolve("unreachable"));
    request.send(file);
  });
}

function outcomeOf(status: number, text: string): ScanOutcome {
  switch (status) {
    case 200:
      return told(text);
    case 401:
      return "signed_out";
    case 403:
    case 404:
      return "not_yours";
    case 413:
      return "too_large";
    // It did not come whole, or there was no room or no time for it (G375).
    case 400:
    case 408:
    case 503:
      return "not_taken";
    // Somebody between us and the gateway, who does not know what came of it.
    case 502:
    case 504:
      return "unreachable";
    default:
      return "failed";
  }
}

function told(text: string): ScanOutcome {
  try {
    const read = Told.safeParse(JSON.parse(text));
    return read.success ? read.data.outcome : "failed";
  } catch {
    // No answer of ours.
    return "failed";
  }
}
