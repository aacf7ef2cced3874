import type { AuditStore, PeopleStore } from "@holdfast/db";
import type { Identity } from "../../sessions/live-sessions.ts";
import type { codeProof } from "../prove-code.ts";
import { PROVING_CODE } from "./proving-code.ts";

export interface ProveWithCode {
  readonly judge: ReturnType<typeof codeProof>;
  readonly people: Pick<PeopleStore, "prove">;
  readonly audit: Pick<AuditStore, "note">;
  readonly kept: () => Promise<{
    readonly findVerificationValue: (identifier: string) => Promise<unknown>;
    readonly consumeVerificationValue: (identifier: string) => Promise<unknown>;
  }>;
}

/** `not_asked`: the directory has not said lately, in this session, that it is them. */
export type ProvingWithCode = "proved" | "wrong_code" | "locked" | "not_asked" | "ended";

/** Ends a proof that was begun at the directory, by the code that is still owed (G483). A wrong one leaves it begun. */
export function proveWithCode({ judge, people, audit, kept }: ProveWithCode) {
  return async ({ userId, sessionId }: Identity, cookie: string, code: string): Promise<ProvingWithCode> => {
    const [once, name] = [await kept(), PROVING_CODE.of(sessionId)];
    if (((await once.findVerificationValue(name)) ?? null) === null) return "not_asked";
    const judged = await judge(userId, cookie, code);
    if (judged === "wrong_code")
      await audit.note({
        by: userId,
        deed: "tried",
        thing: "session",
        subjectId: sessionId,
        contactId: null,
        refusal: judged,
      });
    if (judged !== "right") return judged;
    if (((await once.consumeVerificationValue(name)) ?? null) === null) return "not_asked";
    return (await people.prove(userId, sessionId, true)) ? "proved" : "ended";
  };
}
