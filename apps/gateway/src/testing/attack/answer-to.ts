import type { SownHouse } from "./sown-house.ts";
import type { Request } from "./request.ts";

/** All that came out for a request: the status, and what was said, whatever it is. */
export interface CameOut {
  readonly status: number;
  readonly text: string;
}

/** Asks as a page of ours would, over a real connection. */
export async function answerTo({ desk }: Pick<SownHouse, "desk">, request: Request): Promise<CameOut> {
  const { url } = desk.house;
  const headers = { origin: url.origin, cookie: request.by.cookie };
  const path = request.kind === "file" ? request.path : "/graphql";
  const isPost = request.kind !== "file" || request.method === "POST";
  const json = { ...headers, "content-type": "application/json" };
  const answer = await fetch(new URL(path, url), {
    method: isPost ? "POST" : "GET",
    redirect: "manual",
    headers: request.kind === "file" ? headers : json,
    ...(isPost ? { body: bodyOf(request) } : {}),
  });
  return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString("latin1") };
}

function bodyOf(request: Request): string {
  if (request.kind === "raw") return request.body;
  return request.kind === "graphql"
    ? JSON.stringify({ query: request.query, variables: request.variables })
    : "";
}
