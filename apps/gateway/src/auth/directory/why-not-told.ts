import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";

/** Why the directory told nothing that can be taken. As a code: what it said is nobody's to log. */
export type NotTold =
  /** Whoever went there turned back. */
  | { readonly kind: "cancelled"; readonly why: string }
  /** It does not answer, or not as a directory does. */
  | { readonly kind: "away"; readonly why: string }
  /** What came back is not what was asked for. */
  | { readonly kind: "refused"; readonly why: string };

/** What the directory could not do this moment, whoever asks. */
const AWAY: Readonly<Record<string, string>> = {
  OAUTH_TIMEOUT: "timeout",
  OAUTH_ABORT: "timeout",
  OAUTH_RESPONSE_IS_NOT_CONFORM: "not_a_directory",
  OAUTH_RESPONSE_IS_NOT_JSON: "not_a_directory",
};

const REFUSED: Readonly<Record<string, string>> = {
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: "other_claim",
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: "too_old",
  OAUTH_INVALID_RESPONSE: "not_taken",
};

/** Reads an error of the library: a refusal, or that the directory is away. */
export function whyNotTold(error: unknown): NotTold {
  if (error instanceof AuthorizationResponseError)
    return error.error === "access_denied"
      ? { kind: "cancelled", why: "cancelled" }
      : { kind: "refused", why: "directory_refused" };
  if (error instanceof ResponseBodyError)
    return error.error === "invalid_grant"
      ? { kind: "refused", why: "code_not_taken" }
      : { kind: "away", why: "does_not_know_us" };
  if (error instanceof ClientError) {
    const away = AWAY[error.code ?? ""];
    if (away !== undefined) return { kind: "away", why: away };
    return { kind: "refused", why: REFUSED[error.code ?? ""] ?? "not_taken" };
  }
  // What the network does is a TypeError of fetch; a secret that cannot be read is one of the system.
  if (error instanceof TypeError) return { kind: "away", why: "unreachable" };
  if (error instanceof Error && "syscall" in error) return { kind: "away", why: "secret_unread" };
  throw error;
}
