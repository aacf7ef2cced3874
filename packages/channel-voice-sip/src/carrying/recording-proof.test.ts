import { describe, expect, it } from "vitest";
import { tryToRecord } from "./recording-proof.ts";

const access = { url: "http://127.0.0.1:8088/ari", username: "gateway", password: "an-invented-password" };

/** An exchange that answers each attempt to record with the next of these; what was asked of it. */
async function tried(...statuses: readonly number[]): Promise<{ proof: string; asked: readonly string[] }> {
  const left = [...statuses];
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(`${request.method} ${new URL(request.url).pathname.replace("/ari", "")}`);
    if (!request.url.endsWith("/record")) return new Response(null, { status: 204 });
    const status = left.shift();
    if (status === undefined) throw new TypeError("fetch failed");
    return new Response(null, { status });
  };
  return { proof: await tryToRecord(access, fetch, "x", async () => undefined), asked };
}

describe("the proof that recording fails", () => {
  it("[CH61] is that the same recording can begin again: nothing came of it", async () => {
    const { proof, asked } = await tried(201, 201, 201, 201);
    expect(proof).toBe("fails");
    expect(asked[0]).toBe("POST /bridges/proof~x");
    expect(asked.at(-1)).toBe("DELETE /bridges/proof~x");
    expect(asked.filter((route) => route.endsWith("/record"))).toHaveLength(4);
  });

  it("[CH61] is that it is refused from the first", async () => {
    expect((await tried(404, 404)).proof).toBe("fails");
  });

  it("[CH61] does not hold where it cannot begin again, in either format, because it is under way or there", async () => {
    expect((await tried(201, 409)).proof).toBe("works");
    expect((await tried(201, 201, 201, 409)).proof).toBe("works");
  });

  it("[CH61] is not given by an exchange that cannot be asked", async () => {
    expect((await tried()).proof).toBe("away");
    expect((await tried(201)).proof).toBe("away");
  });
});
