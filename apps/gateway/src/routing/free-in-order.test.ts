import { describe, expect, it } from "vitest";
import { freeInOrder } from "./free-in-order.ts";

/** What becomes of each, as a test has it. */
function hands(...names: readonly string[]) {
  const held = new Map(names.map((name) => [name, Promise.withResolvers<void>()]));
  const gone = new Set<string>();
  return {
    hindrance: (one: string) => (gone.has(one) ? "gone" : (held.get(one)?.promise ?? null)),
    becomes: (one: string, what: "free" | "gone") => {
      if (what === "gone") gone.add(one);
      const { resolve } = held.get(one) ?? Promise.withResolvers<void>();
      held.delete(one);
      resolve();
    },
  };
}

const none = { kind: "none" };
const isFree = (one: string) => ({ kind: "free", one });

describe("what is free, in its order", () => {
  it("is the first that is in nobody's hands, and each once", () => {
    const free = freeInOrder(["a", "b", "c", "d"], hands("a", "c").hindrance);
    expect([free.next(), free.next()]).toEqual(["b", "d"].map(isFree));
  });

  it("looks no further than it must", () => {
    const looked: string[] = [];
    function* order() {
      for (const one of ["a", "b", "c"]) {
        looked.push(one);
        yield one;
      }
    }
    const free = freeInOrder(order(), hands("a").hindrance);
    expect(free.hasSeen()).toBe(false);
    expect(free.next()).toEqual(isFree("b"));
    expect(looked).toEqual(["a", "b"]);
    expect(free.hasSeen()).toBe(true);
  });

  it("[G710] is first what comes back, once it does", async () => {
    const { hindrance, becomes } = hands("a", "b");
    const free = freeInOrder(["a", "b", "c"], hindrance);
    expect(free.next()).toEqual(isFree("c"));
    const waits = free.next();
    becomes("a", "gone");
    becomes("b", "free");
    expect(waits).toEqual({ kind: "wait", until: expect.any(Promise) });
    await (waits.kind === "wait" ? waits.until : null);
    expect([free.next(), free.next()]).toEqual([isFree("b"), none]);
    expect(free.hasSeen()).toBe(true);
  });

  it("is nothing where all are gone, and was nothing where none came", () => {
    const { hindrance, becomes } = hands("a", "b");
    const free = freeInOrder(["a", "b"], hindrance);
    becomes("a", "gone");
    expect(free.next()).toMatchObject({ kind: "wait" });
    becomes("b", "gone");
    expect([free.next(), free.hasSeen()]).toEqual([none, true]);
    const nothing = freeInOrder([], hindrance);
    expect([nothing.next(), nothing.hasSeen()]).toEqual([none, false]);
  });
});
