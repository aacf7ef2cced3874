/** Everything a request can be refused for, and the one impersonal sentence that says so. */
const REFUSALS = {
  malformed: [400, "This request cannot be read."],
  unauthenticated: [401, "Sign in first."],
  forbidden: [403, "This request is not allowed from here."],
  not_found: [404, "There is nothing here."],
  method: [405, "This cannot be done here."],
  gone: [410, "This is not shown any more."],
  too_large: [413, "This is too large."],
  media_type: [415, "This kind of content is not taken here."],
  other_host: [421, "This address is not served here."],
  too_often: [429, "This was tried too often; wait a minute."],
  failed: [500, "Something went wrong."],
  unavailable: [503, "This is not available right now; try again soon."],
} as const;

export type Refusal = keyof typeof REFUSALS;

/** One refusal as plain text: the same words for everybody, nothing of the request repeated. */
export function refusal(kind: Refusal, headers: Record<string, string> = {}): Response {
  const [status, sentence] = REFUSALS[kind];
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      // What is left of the body is not read, so the connection cannot carry another request.
      ...(kind === "too_large" ? { connection: "close" } : {}),
      ...headers,
    },
  });
}

/** The same refusal as a GraphQL answer, so that clients find a code. */
export function graphqlRefusal(kind: Refusal, code: string): Response {
  const [status, message] = REFUSALS[kind];
  return Response.json(
    { errors: [{ message, extensions: { code } }] },
    { status, headers: { "cache-control": "no-store" } },
  );
}
