import type { Language } from "@holdfast/case-schema";
import { GroundingScript } from "@holdfast/grounding-scripts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { announce } from "../announce/announce.ts";
import { hasFallen } from "../keys/has-fallen.ts";
import { useMe } from "../session/use-me.ts";
import { LanguageForm } from "./language-form.tsx";
import { KeepDeeds } from "./keep-deeds.tsx";
import { ReviewForm } from "./review-form.tsx";
import { Said } from "./said.tsx";
import { GroundingWordsDocument, type ScriptVersion } from "./scripts-documents.ts";
import { doneWords, statusWords } from "./scripts-words.ts";
import { actOn, type Deed } from "./scripts.ts";
import { WholeScript } from "./whole-script.tsx";

type Words =
  | { readonly kind: "loading" | "failed" | "unreadable" }
  | { readonly kind: "read"; readonly script: GroundingScript };

/** One version: all that it says, what was said of it, and what can be done with it. */
export function ScriptPage({
  version: one,
  language,
  onClose,
}: {
  readonly version: ScriptVersion;
  readonly language: Language;
  readonly onClose: () => void;
}): ReactNode {
  const me = useMe();
  const { script, version } = one;
  const [words, read] = useState<Words>({ kind: "loading" });
  const [came, say] = useState<{ readonly words: string; readonly isDone: boolean } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // Only for whoever has no place any more: what they pressed went with what it did.
  useLayoutEffect(() => {
    if (hasFallen()) heading.current?.focus();
  }, [one.status]);
  const fetchWords = async (): Promise<void> => {
    read({ kind: "loading" });
    const answer = await ask(GroundingWordsDocument, { script, version });
    if (answer.kind !== "data" || answer.data.groundingVersion === null) return read({ kind: "failed" });
    const parsed = GroundingScript.safeParse(JSON.parse(answer.data.groundingVersion.words));
    read(parsed.success ? { kind: "read", script: parsed.data } : { kind: "unreadable" });
  };
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- read once for each version: the page has its key
  useEffect(() => void fetchWords(), []);
  async function act(deed: Deed): Promise<boolean> {
    setBusy(true);
    say(null);
    const done = await actOn({ script, version }, deed, language);
    setBusy(false);
    const told = doneWords(deed.kind, done);
    const isDone = done.kind === "done";
    say({ words: told, isDone });
    announce({ kind: "grounding-scripts", urgency: isDone ? "polite" : "assertive", words: () => told });
    return isDone;
  }
  const isImporter = one.importedBy?.id === me.id;
  return (
    <article aria-labelledby="script-heading" className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="script-heading" ref={heading} tabIndex={-1} className="text-lg font-semibold">
          {one.title ?? script} {version}
        </h2>
        <Button size="small" onPress={onClose}>{t`Back to the list`}</Button>
      </div>
      <p className="font-medium">{statusWords(one)}.</p>
      {came === null ? null : <p className={came.isDone ? "" : "text-concern"}>{came.words}</p>}
      {words.kind === "loading" ? <p>{t`The words are on their way…`}</p> : null}
      {words.kind === "unreadable" ? (
        <p>{t`This release cannot read its words. It is offered to nobody.`}</p>
      ) : null}
      {words.kind === "failed" ? (
        <p className="flex flex-wrap items-center gap-2">
          {t`The words could not be fetched.`}
          <Button size="small" onPress={() => void fetchWords()}>{t`Retry`}</Button>
        </p>
      ) : null}
      {words.kind === "read" ? <WholeScript script={words.script} first={language} /> : null}
      <Said version={one} />
      {one.status === "in_review" && isImporter ? (
        <p>{t`You imported it. Somebody else has to look at it.`}</p>
      ) : null}
      {one.status === "in_review" && !isImporter ? (
        <>
          <ReviewForm isBusy={isBusy} onAct={act} />
          <LanguageForm languages={one.languages} isBusy={isBusy} onAct={act} />
        </>
      ) : null}
      {me.capabilities.has("grounding.keep") && one.status !== "retired" ? (
        <KeepDeeds version={one} isBusy={isBusy} onAct={act} />
      ) : null}
    </article>
  );
}
