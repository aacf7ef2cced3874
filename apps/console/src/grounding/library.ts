import type { Language } from "@holdfast/case-schema";
import { GroundingScript } from "@holdfast/grounding-scripts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { createStore } from "../store/store.ts";
import { GroundingScriptsDocument } from "./grounding-documents.ts";

/** A script that may be offered, with its words in one language. */
export interface OfferedScript {
  readonly script: GroundingScript;
  readonly isDraft: boolean;
}

export type Library =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  | { readonly kind: "ready"; readonly scripts: readonly OfferedScript[]; readonly readAt: number };

/** What may be offered, by language; what was read before stays while it is read anew. */
export const libraries = createStore<ReadonlyMap<Language, Library>>(new Map());

/** How old what was read may be when the panel is opened: what was taken out of use since is not offered long. */
const FRESH_MS = 60_000;

/** Reads the scripts of a language unless that was done a moment ago. */
export async function learnLibrary(language: Language): Promise<void> {
  const known = libraries.get().get(language);
  if (known?.kind === "loading" || (known?.kind === "ready" && serverNow() - known.readAt < FRESH_MS)) return;
  if (known?.kind !== "ready") keep(language, { kind: "loading" });
  const answer = await ask(GroundingScriptsDocument, { language });
  const scripts = answer.kind === "data" ? answer.data.groundingScripts.map(readOffered) : null;
  if (scripts !== null) keep(language, { kind: "ready", scripts, readAt: serverNow() });
  else if (known?.kind !== "ready") keep(language, { kind: "failed" });
}

function readOffered({
  isDraft,
  script,
}: {
  readonly isDraft: boolean;
  readonly script: string;
}): OfferedScript {
  return { isDraft, script: GroundingScript.parse(JSON.parse(script)) };
}

function keep(language: Language, library: Library): void {
  libraries.update((before) => new Map(before).set(language, library));
}
