import { fetchInTime } from "../api/fetch-in-time.ts";

/** What came of asking for a page of a scan. The bytes stay in this page's memory. */
export type PageAnswer =
  | { readonly kind: "page"; readonly blob: Blob }
  | { readonly kind: "failed"; readonly why: PageFailure };

/** `gone`: it is not there any more, or not theirs. `unreachable`: nothing was heard. */
export type PageFailure = "gone" | "unreachable" | "failed";

/** Asks for one page, drawn anew; by POST, so that no cache and no history knows of it. Never throws. */
export async function askPage(caseId: string, scanId: string, page: number): Promise<PageAnswer> {
  try {
    const response = await fetchInTime(`/scans/${caseId}/${scanId}/${page}`, {
      method: "POST",
      credentials: "same-origin",
    });
    if (response.ok) return { kind: "page", blob: await response.blob() };
    const why = { 403: "gone", 404: "gone", 503: "unreachable" } as const;
    return { kind: "failed", why: why[response.status as keyof typeof why] ?? "failed" };
  } catch {
    return { kind: "failed", why: "unreachable" };
  }
}
