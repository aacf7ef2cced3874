/** What Twilio's client throws when the API answered with anything but success. */
export interface RestError {
  readonly status: number;
  /** Twilio's own code, when the answer was in its words. */
  readonly code?: number;
}

/** The API's refusal in an exception of the client; `null` when it is another exception. Told by its shape, since the
 * class comes only with the whole client. */
export function restErrorOf(error: unknown): RestError | null {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return null;
  const { status } = error;
  return "code" in error && typeof error.code === "number" ? { status, code: error.code } : { status };
}
