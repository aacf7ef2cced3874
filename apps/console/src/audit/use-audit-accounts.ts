import { useCallback, useEffect, useReducer } from "react";
import { ask } from "../api/ask.ts";
import { AuditAccountsDocument } from "./audit-documents.ts";

/** Of whom one can ask, as far as that is known. */
export interface AuditAccounts {
  readonly kind: "loading" | "ready" | "failed";
  readonly all: readonly { readonly id: string; readonly name: string }[];
  readonly retry: () => void;
}

type Known = Pick<AuditAccounts, "kind" | "all">;

const latestKnown = (_before: Known, now: Known): Known => now;

export function useAuditAccounts(): AuditAccounts {
  const [known, setKnown] = useReducer(latestKnown, { kind: "loading", all: [] });
  const look = useCallback(async (): Promise<void> => {
    const answer = await ask(AuditAccountsDocument, {}, true);
    setKnown(
      answer.kind === "data"
        ? { kind: "ready", all: answer.data.auditAccounts }
        : { kind: "failed", all: [] },
    );
  }, []);
  useEffect(() => void look(), [look]);
  return { ...known, retry: () => void look() };
}
