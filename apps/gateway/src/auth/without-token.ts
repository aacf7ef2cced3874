/**
 * An answer of sign-in without the session's token, which better-auth tells in the body as well: whoever reads bodies, a script
 * that got into the page among them, has no use for it and every chance to lose it (G451).
 */
export async function withoutToken(answer: Response): Promise<Response> {
  if (!(answer.headers.get("content-type") ?? "").startsWith("application/json")) return answer;
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return new Response(stripped(text), { status: answer.status, headers });
}

/** The text without what is called a token, however deep; as it is where it is no JSON. */
function stripped(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === "token" ? undefined : value)));
  } catch {
    return text;
  }
}
