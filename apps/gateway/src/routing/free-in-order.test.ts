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

/** All of them fit, as they are. */
const all = (order: Iterable<string>, { hindrance }: Pick<ReturnType<typeof hands>, "hindrance">) =>
  freeInOrder({ order, fit: (one: string) => one, hindrance });
const none = { kind: "none" };
const isFree = (one: string) => ({ kind: "free", one });

describe("what is free, in its order", () => {
  it("is the first that is in nobody's hands, and each once", () => {
    const free = all(["a", "b", "c", "d"], hands("a", "c"));
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
    const free = all(order(), hands("a"));
    expect(free.hasSeen()).toBe(false);
    expect(free.next()).toEqual(isFree("b"));
    expect(looked).toEqual(["a", "b"]);
    expect(free.hasSeen()).toBe(true);
  });

  it("[G710] is first what comes back, once it does", async () => {
    const { hindrance, becomes } = hands("a", "b");
    const free = all(["a", "b", "c"], { hindrance });
    expect(free.next()).toEqual(isFree("c"));
    const waits = free.next();
    becomes("a", "gone");
    becomes("b", "free");
    expect(waits).toEqual({ kind: "wait", until: expect.any(Promise) });
    await (waits.kind === "wait" ? waits.until : null);
    expect([free.next(), free.next()]).toEqual([isFree("b"), none]);
    expect(free.hasSeen()).toBe(true);
  });

  it("[G710] is judged where it is free alone, and of what others have only where nothing else is left", async () => {
    const { hindrance, becomes } = hands("a", "b", "d");
    const judged: string[] = [];
    const fit = (one: string): string | null => {
      judged.push(one);
      return one === "a" || one === "c" ? null : one.toUpperCase();
    };
    const free = freeInOrder({ order: ["a", "b", "c", "d", "e"], fit, hindrance });
    expect(free.next()).toEqual(isFree("E"));
    expect(judged).toEqual(["c", "e"]);
    const waits = free.next();
    expect(waits).toMatchObject({ kind: "wait" });
    // What is not for whoever asks is not waited for, and is not given to them once it is free.
    becomes("a", "free");
    becomes("d", "gone");
    becomes("b", "free");
    await (waits.kind === "wait" ? waits.until : null);
    expect([free.next(), free.next()]).toEqual([isFree("B"), none]);
  });

  it("[G710] was nothing of theirs where all that others have is not for whoever asks", () => {
    const { hindrance, becomes } = hands("a", "b");
    const free = freeInOrder({ order: ["a", "b"], fit: () => null, hindrance });
    becomes("b", "gone");
    expect([free.next(), free.hasSeen()]).toEqual([none, false]);
    const theirs = freeInOrder({
      order: ["a", "b"],
      fit: (one: string) => (one === "b" ? one : null),
      hindrance,
    });
    expect([theirs.next(), theirs.hasSeen()]).toEqual([none, true]);
  });

  it("is nothing where all are gone, and was nothing where none came", () => {
    const { hindrance, becomes } = hands("a", "b");
    const free = all(["a", "b"], { hindrance });
    becomes("a", "gone");
    expect(free.next()).toMatchObject({ kind: "wait" });
    becomes("b", "gone");
    expect([free.next(), free.hasSeen()]).toEqual([none, true]);
    const nothing = all([], { hindrance });
    expect([nothing.next(), nothing.hasSeen()]).toEqual([none, false]);
  });
});
