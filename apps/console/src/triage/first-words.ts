import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { useCallback, useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import type { Came } from "../live/until-known.ts";
import { useAgain } from "../live/use-again.ts";
import { latest } from "../store/latest.ts";
import { FirstWordsDocument, type FirstWords } from "./triage-documents.ts";

export type Words =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "read"; readonly messages: FirstWords["messages"] };

/**
 * The first words of these contacts, read again when one of them changes, and until they are read. Personal data: they
 * live as long as the screen does. `retry` asks at once for what could not be read. No answer from before undoes a later one.
 */
export function useFirstWords(rows: readonly QueueRow[]): {
  readonly wordsOf: (id: ContactId) => Words;
  readonly retry: () => void;
} {
  const [known, setKnown] = useState<ReadonlyMap<string, Words>>(new Map());
  const wanted = rows.map(({ id, unanswered }) => `${id} ${String(unanswered)}`).join("\n");
  const [hasFailed, fail] = useState(false);
  const [newest] = useState(latest);
  const look = useCallback(async (): Promise<Came> => {
    const ids = wanted.split("\n").map((line) => line.split(" ")[0] ?? "");
    const answer = await newest.ask(async () => ask(FirstWordsDocument, { ids }));
    if (answer === null) return null;
    fail(answer.kind !== "data");
    setKnown((before) => after(before, ids, answer.kind === "data" ? answer.data.firstWords : null));
    return answer;
  }, [wanted, newest]);
  useEffect(() => {
    if (wanted === "") return undefined;
    const begin = async (): Promise<Came> => look();
    void begin();
    return newest.forget;
  }, [wanted, look, newest]);
  useAgain(hasFailed, look, wanted !== "");
  return { wordsOf: (id) => known.get(id) ?? { kind: "loading" }, retry: () => void look() };
}

type Known = ReadonlyMap<string, Words>;

/** What could not be read anew stays as it was read before. */
function after(before: Known, ids: readonly string[], read: readonly FirstWords[] | null): Known {
  if (read === null) return new Map(ids.map((id) => [id, before.get(id) ?? { kind: "failed" }]));
  return new Map(read.map(({ row, messages }) => [row.id, { kind: "read", messages }]));
}
