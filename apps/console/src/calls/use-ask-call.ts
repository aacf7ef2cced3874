import type { ContactId } from "@holdfast/case-schema";
import type { AnyVariables, TypedDocumentNode } from "@urql/core";
import { useState } from "react";
import { announce } from "../announce/announce.ts";
import { askCall, askedWords } from "./ask-call.ts";
import type { CallAskData } from "./call-documents.ts";

/** Asking things of a call, one at a time. */
export interface UseAskCall {
  readonly isBusy: boolean;
  /** Why the last thing was not done, to be said in place. */
  readonly refusal: string | null;
  /** Asks, says what came of it, and gives whether it was done. */
  readonly act: <Variables extends AnyVariables>(
    document: TypedDocumentNode<{ asked: CallAskData }, Variables>,
    variables: Variables,
    done: string,
  ) => Promise<boolean>;
}

export function useAskCall(contact: ContactId): UseAskCall {
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);
  return {
    isBusy,
    refusal,
    async act(document, variables, done) {
      setBusy(true);
      refuse(null);
      const words = askedWords(await askCall(document, variables));
      setBusy(false);
      refuse(words);
      announce({ kind: `call:${contact}`, urgency: "polite", words: () => words ?? done });
      return words === null;
    },
  };
}
