/** What GraphQL answered, as far as tests look at it. */
export interface Answer {
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A caller that behaves as the console's pages do: same origin, JSON, a cookie. */
export interface TestClient {
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** The cookie of a fresh session. */
  readonly signIn: (username: string) => Promise<string>;
  readonly ask: (cookie: string, query: string, variables?: Record<string, unknown>) => Promise<Answer>;
}

export function client(url: URL, password: string): TestClient {
  const post: TestClient["post"] = (path, body, headers = {}) =>
    fetch(new URL(path, url), {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/json", origin: url.origin, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    post,
    signIn: async (username) => {
      const answer = await post("/api/auth/sign-in/username", { username, password });
      const cookie = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
      if (answer.status !== 200 || cookie.length === 0) throw new Error(`cannot sign in: ${answer.status}`);
      return cookie.join("; ");
    },
    ask: async (cookie, query, variables) => {
      const answer = await post("/graphql", { query, variables }, { cookie });
      return { status: answer.status, ...((await answer.json()) as object) };
    },
  };
}
