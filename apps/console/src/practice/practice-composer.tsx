import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { refusalWords } from "./practice-words.ts";
import { answerPractice } from "./practice.ts";

/** Writes to whoever is practised with. What was not taken stays, and is sent again under the id that it had. */
export function PracticeComposer({ runId }: { readonly runId: string }): ReactNode {
  const [text, write] = useState("");
  const [id, keep] = useState(() => crypto.randomUUID());
  const [refused, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function send(): Promise<void> {
    if (text.trim() === "" || isBusy) return;
    setBusy(true);
    const done = await answerPractice(id, runId, text);
    setBusy(false);
    if (done === "done") {
      write("");
      keep(crypto.randomUUID());
      say(null);
      return;
    }
    const words = refusalWords(done);
    say(words);
    announce({ kind: "practice", urgency: "assertive", words: () => words });
  }
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="flex min-w-48 flex-1 flex-col gap-1 text-small font-medium">
        {t`Answer, in practice`}
        <textarea
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          maxLength={2000}
          rows={3}
          autoComplete="off"
          className="w-full rounded-hf border border-control bg-surface px-3 py-2 text-body font-normal text-ink"
        />
      </label>
      <Button type="submit" tone="primary" isPending={isBusy}>{t`Send in practice`}</Button>
      {refused === null ? null : <p className="w-full text-concern">{refused}</p>}
    </form>
  );
}
