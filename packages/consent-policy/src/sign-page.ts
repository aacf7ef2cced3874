import { SIGN_PAGE_MS, type Release } from "@holdfast/case-schema";
import { checkRelease, type InvalidBecause } from "./release-check.ts";

/** Why nobody is asked to sign a release on a page. */
export type NotToSign = InvalidBecause | "expired";

/** A release that is not signed yet: what it would say. */
export type ReleaseToSign = Omit<
  Release,
  "form" | "spoken_attestation" | "paper_seen_by" | "signed_at" | "filled_at" | "revoked_at" | "revoked_how"
>;

/**
 * Why a release is not offered on a page to be signed (SPEC.md, CO90, CO91); `null`: it may be. Whoever is alone with a page is asked
 * for nothing that would not count, and never in somebody else's name.
 */
export function whyNotToSign(release: ReleaseToSign, at: number): NotToSign | null {
  if (release.given_by !== "self") return "not_the_person";
  if (release.device !== "private") return "device_not_private";
  // As it would be with the last of the page's time.
  const lastly = at + SIGN_PAGE_MS;
  const checked = checkRelease(
    {
      ...release,
      form: "written_esign",
      spoken_attestation: null,
      paper_seen_by: null,
      signed_at: lastly,
      filled_at: at,
      revoked_at: null,
      revoked_how: null,
    },
    lastly,
  );
  if (checked.state === "written_valid") return null;
  // Neither withdrawn nor spoken: it runs out within the page's time, or a check says why.
  return checked.because ?? "expired";
}
