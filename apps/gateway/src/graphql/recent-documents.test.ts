import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphqlCaches } from "./server.ts";
import { DOCUMENTS_KEPT, recent, TEXT_KEPT } from "./recent-documents.ts";

describe("what is kept of recent documents", () => {
  it("[G6] is never more than agreed, whatever is asked", () => {
    const texts = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 12 }).map(String)));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 5 }), (asked, most) => {
        const kept = recent<string>(most);
        const right = asked.every(([put, text]) => {
          if (put) kept.set(text, text);
          return [undefined, text].includes(kept.get(text));
        });
        expect(right).toBe(true);
        const left = Array.from({ length: 13 }, (_, n) => String(n)).filter((text) => kept.get(text));
        expect(left.length).toBeLessThanOrEqual(most);
      }),
      { numRuns: rounds(200) },
    );
  });

  it("loses what was asked for longest ago, not what is in use", () => {
    const kept = recent<number>(2);
    kept.set("a", 1);
    kept.set("b", 2);
    expect(kept.get("a")).toBe(1);
    kept.set("c", 3);
    expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual([1, undefined, 3]);
  });

  it("[G6] is of so much text together and no more, however large each is", () => {
    const kept = recent<number>(10, 6);
    for (const text of ["aaa", "bb", "c"]) kept.set(text, text.length);
    kept.set("bb", 2);
    expect(["aaa", "bb", "c"].map((text) => kept.get(text))).toEqual([3, 2, 1]);
    kept.set("dddd", 4);
    expect(["aaa", "bb", "c", "dddd"].map((text) => kept.get(text))).toEqual([undefined, undefined, 1, 4]);
    kept.set("eeeeeee", 7);
    expect(["c", "dddd", "eeeeeee"].map((text) => kept.get(text))).toEqual([undefined, undefined, undefined]);
  });

  it("[G6] bounds the documents and the mistakes that GraphQL itself remembers", () => {
    const { documentCache, errorCache } = graphqlCaches();
    for (const cache of [documentCache, errorCache] as const) {
      for (let n = 0; n <= DOCUMENTS_KEPT; n += 1) cache.set(String(n), { kind: "Document" } as never);
      expect(cache.get("0")).toBeUndefined();
      expect(cache.get("1")).toBeDefined();
      cache.set("x".repeat(TEXT_KEPT), { kind: "Document" } as never);
      expect(cache.get("1")).toBeUndefined();
    }
  });
});
