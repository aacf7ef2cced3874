import { caseStream } from "@holdfast/wire";
import { CaseId } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { CaseDocument, type CaseData } from "../case/case-documents.ts";
import { CaseNewsDocument } from "../case/case-news-document.ts";
import { followed } from "../live/followed.ts";
import { latest } from "../store/latest.ts";

/** A case that is read in an emergency. Personal data: gone with the screen that shows it, and the moment it is theirs no more. */
export type OpenedShown =
  | { readonly kind: "loading" | "failed" | "ended" }
  | { readonly kind: "ready"; readonly data: CaseData };

/**
 * Reads a case and follows it, and says at once when it is not theirs to read any more: found not to have been right, or over.
 * Returns how to stop.
 */
export function followOpened(id: string, show: (shown: OpenedShown) => void): () => void {
  const stream = caseStream(CaseId.parse(id));
  const newest = latest();
  let isOver = false;

  async function read(): Promise<void> {
    const answer = await newest.ask(async () => ask(CaseDocument, { id }));
    if (answer === null || isOver) return;
    if (answer.kind !== "data") return show({ kind: "failed" });
    const { case: data } = answer.data;
    if (data === null) end();
    else show({ kind: "ready", data });
  }
  function stop(): void {
    isOver = true;
    newest.forget();
    followed.update((before) => {
      const next = new Map(before);
      next.delete(stream);
      return next;
    });
  }
  function end(): void {
    if (isOver) return;
    stop();
    show({ kind: "ended" });
  }

  followed.update((before) =>
    new Map(before).set(stream, {
      load: async () => {
        const answer = await ask(CaseNewsDocument, { id });
        if (answer.kind !== "data" || isOver) return null;
        if (answer.data.caseNews === null) {
          end();
          return null;
        }
        void read();
        return answer.data.caseNews.asOf;
      },
      hear: () => void read(),
      refused: (reason) => {
        if (reason === "forbidden") end();
      },
    }),
  );
  void read();
  return stop;
}
