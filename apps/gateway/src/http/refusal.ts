import { inEveryLanguage, WORDINGS } from "@holdfast/outside-wordings";

/** Everything a request can be refused for. */
const REFUSALS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method: 405,
  gone: 410,
  too_large: 413,
  media_type: 415,
  other_host: 421,
  too_often: 429,
  failed: 500,
  unavailable: 503,
} as const;

export type Refusal = keyof typeof REFUSALS;

/** One impersonal sentence, in every language: whoever is refused may be somebody outside, and nobody asked in which. */
export function refusalText(kind: Refusal | "too_slow"): string {
  return `${inEveryLanguage(({ refusals }) => refusals[kind], "\n")}\n`;
}

/** One refusal as plain text: the same words for everybody, nothing of the request repeated. */
export function refusal(kind: Refusal, headers: Record<string, string> = {}): Response {
  return new Response(refusalText(kind), {
    status: REFUSALS[kind],
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
export function graphqlRefusal(
  kind: Refusal,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const message = WORDINGS.en.refusals[kind];
  return Response.json(
    { errors: [{ message, extensions: { code } }] },
    { status: REFUSALS[kind], headers: { "cache-control": "no-store", ...headers } },
  );
}
