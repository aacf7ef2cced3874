/** How somebody answers the directory's page. */
export interface AtTheDirectory {
  /** Who they say they are; `null`: they turn back. */
  readonly login: string | null;
  /** How they showed it, as the directory tells it on. */
  readonly amr?: string;
}

const HOPS_MAX = 10;

/** Goes where a browser would go, with its cookies, and answers the one form there is. Resolves with the query of where it is sent back to. */
export async function walk(
  address: string,
  back: string,
  { login, amr = "" }: AtTheDirectory,
): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (to: string, body?: URLSearchParams): Promise<Response> => {
    const answer = await fetch(to, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  let at = address;
  let answer = await go(at);
  for (let hops = 0; hops < HOPS_MAX; hops += 1) {
    const next = answer.headers.get("location");
    if (next !== null) {
      at = new URL(next, at).href;
      if (at.startsWith(back)) return new URL(at).search.slice(1);
      answer = await go(at);
    } else if (answer.ok)
      answer = await go(at, new URLSearchParams(login === null ? { abort: "1" } : { login, amr }));
    else throw new Error(`the directory answers ${answer.status}`);
  }
  throw new Error("the directory sends nobody back");
}
