import { dana, uuid } from "../queue/row.fixture.ts";
import type { SafeContact } from "../reach/reach-documents.ts";
import { decision } from "../reach/safe-contact.fixture.ts";
import type { CallData } from "./call-data.ts";
import type { CallAnswerData } from "./person-call-documents.ts";

/** The end of a call at which the person is. */
export const THEIRS = "person-1";

/** An end of a call: theirs, or that of a centre which is called beside them or after them. */
export function legOf(id: string): CallData["legs"][number] {
  const party = { name: "", role: id === THEIRS ? "person" : "emergency_centre" } as const;
  return { id, who: "party", staff: null, party, state: "up", isOnHold: false, isListening: false };
}

/** A call of Dana's to the person, of which nobody has said who answered. */
export function answer(facts: Partial<CallAnswerData> = {}): CallAnswerData {
  return {
    party: uuid(900),
    calledAt: 0,
    calledBy: dana,
    leg: THEIRS,
    said: null,
    by: null,
    voicemail: null,
    ...facts,
  };
}

/** The same once a machine answered, with the words that may be left with it; `null`: none may, by these locks. */
export function machine(words: string | null, locks: SafeContact["decision"]["locks"] = []): CallAnswerData {
  const outcome = words === null ? "locked" : "allowed";
  const voicemail = { words, language: "en", decision: decision({ outcome, locks }) } as const;
  return answer({ said: "machine", by: { name: "Dana" }, voicemail });
}

/** What becomes of something that is said of who answered. */
export interface Kept {
  readonly __typename: string;
  readonly answer?: CallAnswerData;
  readonly reason?: string;
}

export function keptAs(of: CallAnswerData): Kept {
  return { __typename: "WhoAnsweredKept", answer: of };
}
