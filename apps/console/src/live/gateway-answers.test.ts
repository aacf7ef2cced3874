import { afterEach, expect, it, vi } from "vitest";
import { gatewayAnswers } from "./gateway-answers.ts";

afterEach(() => vi.unstubAllGlobals());

it.each([
  ["answers", async () => new Response("ok"), true],
  ["answers that it is not well", async () => new Response("no", { status: 503 }), false],
  ["cannot be reached", async () => Promise.reject(new TypeError("Failed to fetch")), false],
])("a gateway that %s", async (_, fetched, expected) => {
  vi.stubGlobal("fetch", vi.fn<typeof fetch>(fetched));
  expect(await gatewayAnswers(1_000, new AbortController().signal)).toBe(expected);
});

it("a gateway that says nothing has not answered, and is not waited for", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn<typeof fetch>(
      (_, options) =>
        new Promise((_answered, reject) => {
          options?.signal?.addEventListener("abort", () => reject(new Error("timeout")));
        }),
    ),
  );
  expect(await gatewayAnswers(1, new AbortController().signal)).toBe(false);
});

it("a gateway that nobody wants to hear any more is not waited for", async () => {
  let isLetGo = false;
  vi.stubGlobal(
    "fetch",
    vi.fn<typeof fetch>(
      (_, options) =>
        new Promise((_answered, reject) => {
          options?.signal?.addEventListener("abort", () => {
            isLetGo = true;
            reject(new Error("unwanted"));
          });
        }),
    ),
  );
  const unwanted = new AbortController();
  const asked = gatewayAnswers(60_000, unwanted.signal);
  unwanted.abort();
  expect(await asked).toBe(false);
  expect(isLetGo).toBe(true);
});
