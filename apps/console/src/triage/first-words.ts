import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import { FirstWordsDocument, type FirstWords } from "./triage-documents.ts";

export type Words =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "read"; readonly messages: FirstWords["messages"] };

/**
 * The first words of these contacts, read again when one of them changes. Personal data: they live as long as the screen
 * does. `retry` asks once more for what could not be read.
 */
export function useFirstWords(rows: readonly QueueRow[]): {
  readonly wordsOf: (id: ContactId) => Words;
  readonly retry: () => void;
} {
  const [known, setKnown] = useState<ReadonlyMap<string, Words>>(new Map());
  const wanted = rows.map(({ id, unanswered }) => `${id} ${String(unanswered)}`).join("\n");
  useEffect(() => {
    if (wanted === "") return undefined;
    let isOver = false;
    void read(wanted, (next) => {
      if (!isOver) setKnown(next);
    });
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return { wordsOf: (id) => known.get(id) ?? { kind: "loading" }, retry: () => void read(wanted, setKnown) };
}

type Known = ReadonlyMap<string, Words>;

/** What could not be read anew stays as it was read before. */
async function read(wanted: string, learn: (next: (before: Known) => Known) => void): Promise<void> {
  const ids = wanted.split("\n").map((line) => line.split(" ")[0] ?? "");
  const answer = await ask(FirstWordsDocument, { ids });
  learn((before) => {
    if (answer.kind !== "data") return new Map(ids.map((id) => [id, before.get(id) ?? { kind: "failed" }]));
    return new Map(answer.data.firstWords.map(({ row, messages }) => [row.id, { kind: "read", messages }]));
  });
}
