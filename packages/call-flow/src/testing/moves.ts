import fc from "fast-check";

/** One thing that happens to a call; whom and what it is about are numbers, taken from what is there by then. */
export type Move =
  | { readonly move: "up" | "heard" | "key"; readonly leg: number }
  | {
      readonly move: "ends";
      readonly leg: number;
      readonly because: "hung_up" | "rejected" | "lost" | "unreachable";
    }
  | { readonly move: "ask"; readonly by: number; readonly what: number; readonly other: number }
  | { readonly move: "offer"; readonly user: number }
  | { readonly move: "device"; readonly user: number; readonly state: "reachable" | "gone" | "revoked" }
  | { readonly move: "time"; readonly ms: number }
  | { readonly move: "holder"; readonly user: number | null }
  | {
      readonly move:
        | "prompts"
        | "deliver"
        | "crash"
        | "cannot_arrange"
        | "slow_store"
        | "hangs_up"
        | "marked"
        | "pressing";
    }
  | { readonly move: "elsewhere"; readonly does: "told" | "closed" | "asked" | "unheard" | "kept" }
  | { readonly move: "dying"; readonly acts: number };

const nth = fc.nat({ max: 7 });
/** All of them, the likelier ones more often. */
export const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ move: fc.constantFrom("up", "heard"), leg: nth }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant("key"), leg: nth }) },
  {
    weight: 2,
    arbitrary: fc.record({
      move: fc.constant("ends"),
      leg: nth,
      because: fc.constantFrom("hung_up", "rejected", "lost", "unreachable"),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ move: fc.constant("ask"), by: nth, what: fc.nat({ max: 13 }), other: nth }),
  },
  { weight: 3, arbitrary: fc.record({ move: fc.constant("offer"), user: nth }) },
  {
    weight: 1,
    arbitrary: fc.record({
      move: fc.constant("device"),
      user: nth,
      state: fc.constantFrom("reachable", "gone", "revoked"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ move: fc.constant("time"), ms: fc.integer({ min: -70_000, max: 25_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant("holder"), user: fc.option(nth) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      move: fc.constantFrom(
        "prompts",
        "deliver",
        "crash",
        "cannot_arrange",
        "slow_store",
        "hangs_up",
        "marked",
        "pressing",
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      move: fc.constant("elsewhere"),
      does: fc.constantFrom("told", "told", "asked", "asked", "closed", "unheard", "kept"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant("dying"), acts: fc.nat({ max: 4 }) }) },
);
