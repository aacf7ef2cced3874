import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { documentSize } from "./document-size.ts";

const size = (text: string) => documentSize(parse(text));

describe("the size of a document", () => {
  it("counts every field once it is in place, and the deepest nesting", () => {
    expect(size("{ me { id name } }")).toEqual({ fields: 3, depth: 2 });
    expect(size("{ a: me { id } b: me { id } }")).toEqual({ fields: 4, depth: 2 });
    expect(size("{ queue { rows { ... on QueueRow { holder { id } } } } }")).toEqual({ fields: 4, depth: 4 });
  });

  it("counts a fragment as often as it is used", () => {
    expect(size("{ a: me { ...F } b: me { ...F } } fragment F on Me { id name }")).toEqual({
      fields: 6,
      depth: 2,
    });
  });

  it("counts all operations", () => {
    expect(size("query A { me { id } } query B { me { id } }").fields).toBe(4);
  });

  it("sees through fragments that double each other, without expanding them", () => {
    const doubling = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Me { ...F${n + 1} ...F${n + 1} }`,
    );
    const text = `{ me { ...F0 } } ${doubling.join(" ")} fragment F60 on Me { id }`;
    expect(size(text).fields).toBe(2 ** 60 + 1);
  });

  it("calls a fragment inside itself endless", () => {
    expect(size("{ me { ...F } } fragment F on Me { ...G } fragment G on Me { ...F }").fields).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});
