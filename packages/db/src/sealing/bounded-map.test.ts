import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEST_KEYRING } from "../testing/index.ts";
import { boundedMap, type BoundedMap } from "./bounded-map.ts";
import { openOwners } from "./owners.ts";

type Step =
  | { readonly kind: "set"; readonly key: number; readonly value: number }
  | { readonly kind: "get" | "delete"; readonly key: number };

const key = fc.integer({ min: 0, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), key, value: fc.integer() }),
  fc.record({ kind: fc.constantFrom("get" as const, "delete" as const), key }),
);

/** What it must be like, said the slow way: a list, the longest unasked first. */
function listLike(limit: number): BoundedMap<number, number> {
  let entries: (readonly [key: number, value: number])[] = [];
  const take = (wanted: number): number | undefined => {
    const found = entries.find(([each]) => each === wanted)?.[1];
    entries = entries.filter(([each]) => each !== wanted);
    return found;
  };
  return {
    set(wanted: number, value: number) {
      take(wanted);
      entries = [...entries, [wanted, value] as const].slice(-limit);
    },
    get(wanted: number) {
      const found = take(wanted);
      if (found !== undefined) entries.push([wanted, found]);
      return found;
    },
    delete: (wanted: number) => void take(wanted),
  };
}

describe("a bounded map", () => {
  it("holds no more than its limit, and lets go of what was not asked for longest", () => {
    const property = fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step), (limit, steps) => {
      const map = boundedMap<number, number>(limit);
      const model = listLike(limit);
      const play = (on: typeof model): readonly unknown[] =>
        steps.map((each) => (each.kind === "set" ? on.set(each.key, each.value) : on[each.kind](each.key)));
      expect(play(map)).toEqual(play(model));
      const keys = Array.from({ length: 10 }, (_, index) => index);
      expect(keys.map((each) => map.get(each))).toEqual(keys.map((each) => model.get(each)));
    });
    fc.assert(property, { numRuns: rounds(200) });
  });
});

describe("owners' keys in memory", () => {
  it("are unwrapped once, and again when 20,000 others came since", () => {
    const made = openOwners(TEST_KEYRING).make("contact-1");
    let unwrapped = 0;
    const counting = openOwners({
      ...TEST_KEYRING,
      unwrap: (wrapped, id) => {
        unwrapped += 1;
        return TEST_KEYRING.unwrap(wrapped, id);
      },
    });
    expect(counting.cached("contact-1")).toBeUndefined();
    const owner = counting.unwrap("contact-1", made.wrapped);
    expect(owner.key.equals(made.owner.key)).toBe(true);
    expect(counting.unwrap("contact-1", made.wrapped)).toBe(owner);
    expect(counting.cached("contact-1")).toBe(owner);
    expect(unwrapped).toBe(1);
    for (let each = 0; each < 20_000; each += 1) {
      const id = `other-${each}`;
      counting.unwrap(id, counting.make(id).wrapped);
    }
    expect(counting.cached("contact-1")).toBeUndefined();
    counting.unwrap("contact-1", made.wrapped);
    expect(unwrapped).toBe(20_002);
  });

  it("are not remembered before the database has them, and not at all when they do not open", () => {
    const owners = openOwners(TEST_KEYRING);
    const { wrapped } = owners.make("contact-1");
    expect(owners.cached("contact-1")).toBeUndefined();
    expect(() => owners.unwrap("contact-2", wrapped)).toThrow("unable to authenticate");
    expect(owners.cached("contact-2")).toBeUndefined();
  });
});
