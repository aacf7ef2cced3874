import { readRecord } from "../reach/read-record.ts";
import type { Inside } from "../store/inside.ts";
import { answersCounted, answersOfContact, sayWhoAnswered } from "./call-answer-statements.ts";
import type { CallAnswerCounts, CallAnswerStore } from "./call-answer-store.ts";

/** How often a contact may change between its being read and what was said being kept. */
const TRIES = 5;

const NONE: CallAnswerCounts = { person: 0, left: 0, notLeft: 0, somethingElse: 0, unsaid: 0 };

export function openCallAnswers(inside: Inside): CallAnswerStore {
  const { pool, clock, commits } = inside;
  return {
    async say({ contactId, party, by, said, mayLeave }) {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const record = await readRecord(inside, contactId);
        if (record === null) return { kind: "not_found" };
        const may = said === "machine" && mayLeave(record);
        const [told] = await sayWhoAnswered(pool, party, contactId, by, said, may, record.version, clock());
        if (told?.kind === "moved") continue;
        if (told === undefined) return { kind: "not_found" };
        if (told.kind === "not_holder") return { kind: "not_holder", holder: told.holder };
        if (told.kind !== "kept") return { kind: told.kind };
        commits.happened();
        const answer = (await answersOfContact(pool, contactId)).find((row) => row.answer.party === party);
        if (answer === undefined) throw new Error("what was said of who answered is there once it is kept");
        return { kind: "kept", answer: answer.answer };
      }
      // Somebody who writes a lot is no fault of ours.
      return { kind: "not_now" };
    },
    async ofContact(contactId) {
      return (await answersOfContact(pool, contactId)).map(({ answer }) => answer);
    },
    async counts(since) {
      return (await answersCounted(pool, since))[0] ?? NONE;
    },
  };
}
