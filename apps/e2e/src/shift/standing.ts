import type { Act, Hand } from "./acts.ts";

/** How a contact stands after what happened to it. */
export interface Standing {
  readonly status: "waiting" | "claimed" | "closed";
  readonly holder: Hand | null;
  readonly unanswered: number;
  readonly isSetAside: boolean;
  /** What was typed and not sent, by whom. */
  readonly drafts: ReadonlyMap<Hand, string>;
  readonly written: readonly string[];
  readonly answered: readonly string[];
}

const BEFORE: Standing = {
  status: "waiting",
  holder: null,
  unanswered: 0,
  isSetAside: false,
  drafts: new Map(),
  written: [],
  answered: [],
};

/** How a contact stands after these acts, in this order. Throws where an act could not have been. */
export function standingAfter(acts: readonly Act[]): Standing {
  return acts.reduce(after, BEFORE);
}

function after(before: Standing, act: Act): Standing {
  if (before.status === "closed") throw new Error(`${act.kind} after the end`);
  switch (act.kind) {
    case "writes":
      return {
        ...before,
        unanswered: before.unanswered + 1,
        isSetAside: false,
        written: [...before.written, act.words],
      };
    case "claims":
      if (before.holder !== null || before.written.length === 0)
        throw new Error("claims what is not to be had");
      return { ...before, status: "claimed", holder: act.by };
    case "takes_over":
      if (before.holder !== act.from || act.by === act.from)
        throw new Error("takes over from whoever has it");
      return { ...before, holder: act.by, isSetAside: false };
    case "types":
      return {
        ...held(before, act.by),
        drafts: new Map(before.drafts).set(act.by, act.words),
      };
    case "answers": {
      const drafts = new Map(before.drafts);
      drafts.delete(act.by);
      return {
        ...held(before, act.by),
        unanswered: 0,
        drafts,
        answered: [...before.answered, act.words],
      };
    }
    case "returns":
      return { ...held(before, act.by), status: "waiting", holder: null, isSetAside: false };
    case "sets_aside":
      return { ...held(before, act.by), isSetAside: true };
    case "closes":
      return { ...held(before, act.by), status: "closed", holder: null, unanswered: 0, isSetAside: false };
  }
}

function held(before: Standing, by: Hand): Standing {
  if (before.holder !== by) throw new Error("acts on what somebody else has");
  return before;
}
