import { describe, expect, it, vi } from "vitest";
import { changingSession, inSession } from "./session-change.ts";

const unknown = (): Response => new Response("", { status: 401 });
const known = (): Response => new Response("data");
const asking = (...answers: readonly Response[]) => {
  const left = [...answers];
  return vi.fn<typeof fetch>(async () => left.shift() ?? unknown());
};

describe("a question of a session that is being replaced", () => {
  it("is asked once more when the new one has come, as it was", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const changed = changingSession(promise);
    const fetchIt = asking(unknown(), known());
    const init = { method: "POST", body: "the very same" };
    const came = inSession(fetchIt)("/graphql", init);
    await vi.waitFor(() => expect(fetchIt).toHaveBeenCalledTimes(1));
    await Promise.resolve();
    expect(fetchIt).toHaveBeenCalledTimes(1);
    resolve("done");
    expect((await came).status).toBe(200);
    expect(await changed).toBe("done");
    expect(fetchIt.mock.calls).toEqual(Array.from({ length: 2 }, () => ["/graphql", init]));
  });

  it("is asked once more where the new one came while it was on its way", async () => {
    const fetchIt = vi.fn<typeof fetch>(async () => {
      if (fetchIt.mock.calls.length > 1) return known();
      await changingSession(Promise.resolve());
      return unknown();
    });
    expect((await inSession(fetchIt)("/graphql")).status).toBe(200);
  });

  it("is told once more that nobody is known, and no more often, where that is so", async () => {
    const fetchIt = asking(unknown(), unknown(), known());
    const changed = changingSession(Promise.reject(new Error("cut short")));
    expect((await inSession(fetchIt)("/graphql")).status).toBe(401);
    await expect(changed).rejects.toThrow("cut short");
    expect(fetchIt).toHaveBeenCalledTimes(2);
  });
});

describe("any other question", () => {
  it("is told at once that nobody is known", async () => {
    const fetchIt = asking(unknown(), known());
    expect((await inSession(fetchIt)("/graphql")).status).toBe(401);
    expect(fetchIt).toHaveBeenCalledTimes(1);
  });

  it("is answered once, whatever changes", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const changed = changingSession(promise);
    const fetchIt = asking(known());
    expect((await inSession(fetchIt)("/graphql")).status).toBe(200);
    resolve();
    await changed;
    expect(fetchIt).toHaveBeenCalledTimes(1);
  });
});
