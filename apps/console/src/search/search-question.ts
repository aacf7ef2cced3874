import { searchWords } from "@holdfast/case-schema";
import { readNumber } from "../closed/read-number.ts";
import { dayStart } from "../text/day-start.ts";
import type { CasesSought, ContactsSought } from "./search-documents.ts";

/** As what it is looked for. */
export type SearchKind = "words" | "address" | "code" | "number" | "name";

/** What is looked through. */
export type Among = "contacts" | "cases";

type ContactState = NonNullable<ContactsSought["states"]>[number];
type ContactLane = NonNullable<ContactsSought["lanes"]>[number];
type CaseState = NonNullable<CasesSought["statuses"]>[number];

/** What stands in the form. What is typed is somebody's: it is in memory while the form is open, and nowhere else. */
export interface SearchDraft {
  readonly kind: SearchKind;
  readonly typed: string;
  readonly among: readonly Among[];
  /** Of each list none means all. */
  readonly states: readonly ContactState[];
  readonly lanes: readonly ContactLane[];
  readonly channels: readonly string[];
  readonly statuses: readonly CaseState[];
  readonly hadBy: string | null;
  /** Days as the field gives them: "2026-11-28", or nothing. Both are meant. */
  readonly from: string;
  readonly until: string;
}

export const NOT_NARROWED: Omit<SearchDraft, "among" | "kind" | "typed"> = {
  states: [],
  lanes: [],
  channels: [],
  statuses: [],
  hadBy: null,
  from: "",
  until: "",
};

export const EMPTY_SEARCH: Omit<SearchDraft, "among"> = { ...NOT_NARROWED, kind: "words", typed: "" };

/** What is asked, as the gateway takes it; `null` where nothing is asked of that. */
export interface SearchAsked {
  readonly contacts: ContactsSought | null;
  readonly cases: CasesSought | null;
}

/** What is missing before it can be asked. */
export type SearchMissing = "nothing" | "short" | "number" | "nowhere" | "unnamed" | "days";

/** As long as the gateway takes it, in characters. */
export const SOUGHT_MAX = 300;

/** Reads the form. Of what the gateway would not look for, it is not asked: each search is recorded, and only so many are let. */
export function searchQuestion(draft: SearchDraft): SearchAsked | SearchMissing {
  const { kind, among, hadBy } = draft;
  const typed = draft.typed.trim();
  if (typed === "") return "nothing";
  if (kind === "words" && searchWords(typed).length === 0) return "short";
  const number = kind === "number" ? readNumber(typed) : null;
  if (kind === "number" && number === null) return "number";
  if (among.length === 0) return "nowhere";
  // Names are of people in cases: a contact has none.
  if (kind === "name" && !among.includes("cases")) return "unnamed";
  const [from, until] = [dayStart(draft.from, 0), dayStart(draft.until, 1)];
  if (from !== null && until !== null && from >= until) return "days";
  const term = number === null ? { [kind]: typed } : { number };
  const span = { term, from, until, hadBy, below: null };
  return {
    contacts:
      among.includes("contacts") && kind !== "name"
        ? {
            ...span,
            states: someOf(draft.states),
            lanes: someOf(draft.lanes),
            channels: someOf(draft.channels),
          }
        : null,
    cases: among.includes("cases") ? { ...span, statuses: someOf(draft.statuses) } : null,
  };
}

function someOf<Each>(chosen: readonly Each[]): Each[] | null {
  return chosen.length === 0 ? null : [...chosen];
}
