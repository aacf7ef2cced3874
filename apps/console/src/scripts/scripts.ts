import type { Language } from "@holdfast/case-schema";
import type { ReviewerRole } from "@holdfast/grounding-scripts";
import { ask, tell, type Answer } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import {
  ApproveGroundingDocument,
  BeginGroundingReviewDocument,
  CheckGroundingLanguageDocument,
  GroundingVersionsDocument,
  ImportGroundingDocument,
  RetireGroundingDocument,
  ReviewGroundingDocument,
  type ScriptVersion,
} from "./scripts-documents.ts";

/** Every version of a script, as last told. */
export type Scripts =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly versions: readonly ScriptVersion[]; readonly isStale: boolean };

export const scripts = createStore<Scripts>({ kind: "loading" });

/** Asks how every version stands. What is known stays on screen while the gateway is away. */
export async function lookAtScripts(language: Language): Promise<void> {
  const answer = await ask(GroundingVersionsDocument, { language });
  scripts.update((before) => {
    if (answer.kind === "data")
      return { kind: "ready", versions: answer.data.groundingVersions, isStale: false };
    return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
  });
}

/** Which version of which script. */
export interface WhichVersion {
  readonly script: string;
  readonly version: string;
}

/** What is done with a version. */
export type Deed =
  | { readonly kind: "begin" | "approve" }
  | {
      readonly kind: "review";
      readonly role: ReviewerRole;
      readonly verdict: "agrees" | "asks_for_changes";
      readonly words: string;
    }
  | {
      readonly kind: "check";
      readonly language: Language;
      readonly translated: { readonly translator: string; readonly backTranslator: string } | null;
    }
  | { readonly kind: "retire"; readonly because: "withdrawn" | "did_harm" };

/** What came of it; `refused` names everything that speaks against it. */
export type Done =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly because: readonly string[] }
  | { readonly kind: "unreachable" | "failed" };

/** Does it, and asks anew how everything stands. */
export async function actOn(which: WhichVersion, deed: Deed, language: Language): Promise<Done> {
  const answer = await request(which, deed);
  await lookAtScripts(language);
  if (answer.kind !== "data") return { kind: answer.kind === "unreachable" ? "unreachable" : "failed" };
  const { done } = answer.data;
  if (done.__typename === "GroundingDone") return { kind: "done" };
  return { kind: "refused", because: done.because ?? [] };
}

interface Outcome {
  readonly __typename: string;
  readonly because?: readonly string[];
}

async function request(which: WhichVersion, deed: Deed): Promise<Answer<{ readonly done: Outcome }>> {
  switch (deed.kind) {
    case "begin":
      return tell(BeginGroundingReviewDocument, { ...which });
    case "approve":
      return tell(ApproveGroundingDocument, { ...which });
    case "review": {
      const { role, verdict, words } = deed;
      return tell(ReviewGroundingDocument, { ...which, role, verdict, words });
    }
    case "check":
      return tell(CheckGroundingLanguageDocument, {
        ...which,
        language: deed.language,
        ...deed.translated,
      });
    case "retire":
      return tell(RetireGroundingDocument, { ...which, because: deed.because });
  }
}

export interface Finding {
  readonly code: string;
  readonly at: readonly string[];
}

export type Imported =
  | { readonly kind: "imported"; readonly count: number }
  | { readonly kind: "refused"; readonly findings: readonly Finding[] }
  | { readonly kind: "unreachable" | "failed" };

/** What the gateway takes at once, with its question around it, in bytes as they travel. */
const SENT_MAX = 240_000;

/** Imports what stands in a file: all of it, or nothing and everything that is wrong with it. */
export async function importScripts(text: string, language: Language): Promise<Imported> {
  const file = compact(text);
  // Escaped as they are sent.
  if (new Blob([JSON.stringify(file)]).size > SENT_MAX)
    return { kind: "refused", findings: [{ code: "too_large_at_once", at: [] }] };
  const answer = await tell(ImportGroundingDocument, { file });
  if (answer.kind !== "data") return { kind: answer.kind === "unreachable" ? "unreachable" : "failed" };
  const { done } = answer.data;
  if (done.__typename === "GroundingImportRefused") return { kind: "refused", findings: done.problems };
  await lookAtScripts(language);
  return { kind: "imported", count: done.count };
}

/** The same without spaces between; as it is, where it is not what it should be, which the gateway says. */
function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
