/** What the next request to the API meets instead of service. */
export type Misbehaviour =
  /** An error, in Twilio's words when a code is given. */
  | { readonly kind: "fail"; readonly status: number; readonly code?: number }
  | { readonly kind: "throttle"; readonly retryAfterSeconds: number }
  /** Serves, but only once `until` is done. */
  | { readonly kind: "delay"; readonly until: Promise<void> }
  /** Loses the line before it has read anything. */
  | { readonly kind: "cut" }
  /** Does what was asked, and loses the line before it answers. */
  | { readonly kind: "vanish" }
  /** Does what was asked, and never reports on it. */
  | { readonly kind: "forget" };

/** The line to the API is lost; whoever serves it breaks the connection. */
export class LineLost extends TypeError {
  override readonly name = "LineLost";
}

/** An error as Twilio words it. */
export function errorAnswer(status: number, code: number, headers: Record<string, string> = {}): Response {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return Response.json({ code, message: `Error ${code}`, more_info, status }, { status, headers });
}
