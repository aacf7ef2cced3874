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

/**
 * Reads the scripts of a language unless that was done a moment ago. A script that this console cannot read, as of a newer gateway, is
 * not offered; where it can read none of them, nothing was fetched.
 */
export async function learnLibrary(language: Language): Promise<void> {
  const known = libraries.get().get(language);
  if (known?.kind === "loading" || (known?.kind === "ready" && serverNow() - known.readAt < FRESH_MS)) return;
  if (known?.kind !== "ready") keep(language, { kind: "loading" });
  const answer = await ask(GroundingScriptsDocument, { language });
  const scripts = answer.kind === "data" ? readable(answer.data.groundingScripts) : null;
  if (scripts !== null) keep(language, { kind: "ready", scripts, readAt: serverNow() });
  else if (known?.kind !== "ready") keep(language, { kind: "failed" });
}

interface Sent {
  readonly isDraft: boolean;
  readonly script: string;
}

/** What can be read of what was sent; `null` where something was, and nothing of it can. */
function readable(sent: readonly Sent[]): readonly OfferedScript[] | null {
  const scripts = sent.flatMap(({ isDraft, script }) => {
    const read = GroundingScript.safeParse(written(script));
    return read.success ? [{ isDraft, script: read.data }] : [];
  });
  return sent.length > 0 && scripts.length === 0 ? null : scripts;
}

/** What stands in JSON; `null`, which is no script, where it is none. */
function written(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function keep(language: Language, library: Library): void {
  libraries.update((before) => new Map(before).set(language, library));
}
