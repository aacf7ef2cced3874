import { fetchInTime } from "../api/fetch-in-time.ts";

/** What came of asking for a copy of a picture. The bytes stay in this page's memory. */
export type PictureAnswer =
  | { readonly kind: "picture"; readonly blob: Blob }
  | { readonly kind: "failed"; readonly why: PictureFailure };

/** `gone`: nobody is shown it any more. `unreachable`: the gateway, or what it keeps, is away. */
export type PictureFailure = "gone" | "unreachable" | "failed";

/** Asks for one copy, by POST as everything is, so that no cache and no history knows of it. Never throws. */
export async function askPicture(id: string, copy: "display" | "blurred"): Promise<PictureAnswer> {
  try {
    const response = await fetchInTime(`/pictures/${id}/${copy}`, {
      method: "POST",
      credentials: "same-origin",
    });
    if (response.ok) return { kind: "picture", blob: await response.blob() };
    const why = { 404: "gone", 410: "gone", 503: "unreachable" } as const;
    return { kind: "failed", why: why[response.status as keyof typeof why] ?? "failed" };
  } catch {
    return { kind: "failed", why: "unreachable" };
  }
}
