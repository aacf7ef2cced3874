import { ask, tell } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import {
  GoBackInRotaDocument,
  ImportRotaDocument,
  OnDutyDocument,
  PreviewRotaDocument,
  RotaVersionsDocument,
  type RotaGap,
  type RotaVersion,
  type Told,
} from "./rota-documents.ts";
import { isTooLarge, type RotaFile } from "./rota-file.ts";

/** Who is on, as last told. */
export type OnDuty =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly told: Told; readonly isStale: boolean };

export const onDuty = createStore<OnDuty>({ kind: "loading" });
export const rotaVersions = createStore<readonly RotaVersion[]>([]);

/** Asks who is on. What is known stays on screen while the gateway is away. */
export async function lookAtRota(): Promise<void> {
  const answer = await ask(OnDutyDocument, {});
  onDuty.update((before) => {
    if (answer.kind === "data") return { kind: "ready", told: answer.data, isStale: false };
    return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
  });
}

/** Asks who imported it last. */
export async function lookAtVersions(): Promise<void> {
  const answer = await ask(RotaVersionsDocument, {});
  if (answer.kind === "data") rotaVersions.set(answer.data.rotaVersions);
}

export interface Problem {
  readonly code: string;
  readonly line: number | null;
  readonly column: string | null;
}

/** What importing a file would do. */
export interface Preview {
  readonly version: number;
  readonly from: number;
  readonly until: number;
  readonly shifts: number;
  readonly same: number;
  readonly replaced: number;
  readonly gapCount: number;
  readonly gaps: readonly RotaGap[];
}

type Away = { readonly kind: "unreachable" | "failed" };
type Refused = { readonly kind: "refused"; readonly problems: readonly Problem[] };
export type Previewed = { readonly kind: "preview"; readonly preview: Preview } | Refused | Away;
export type Imported = { readonly kind: "changed" | "overtaken" } | Refused | Away;

const away = (kind: string): Away => ({ kind: kind === "unreachable" ? "unreachable" : "failed" });

/** Has a file read, and nothing kept. */
export async function previewRota(file: RotaFile): Promise<Previewed> {
  if (isTooLarge(file.text))
    return { kind: "refused", problems: [{ code: "too_large_at_once", line: null, column: null }] };
  const answer = await ask(PreviewRotaDocument, { file });
  if (answer.kind !== "data") return away(answer.kind);
  const { done } = answer.data;
  return done.__typename === "RotaPreview"
    ? { kind: "preview", preview: done }
    : { kind: "refused", problems: done.problems };
}

/** Imports it in the place of what was looked at. */
export async function importRota(file: RotaFile, version: number): Promise<Imported> {
  const answer = await tell(ImportRotaDocument, { file, version });
  if (answer.kind !== "data") return away(answer.kind);
  const { done } = answer.data;
  await Promise.all([lookAtRota(), lookAtVersions()]);
  if (done.__typename === "RotaImportRefused") return { kind: "refused", problems: done.problems };
  return { kind: done.__typename === "RotaChanged" ? "changed" : "overtaken" };
}

/** Has the rota stand as before its newest version. */
export async function goBack(version: number): Promise<Imported> {
  const answer = await tell(GoBackInRotaDocument, { version });
  await Promise.all([lookAtRota(), lookAtVersions()]);
  if (answer.kind !== "data") return away(answer.kind);
  return { kind: answer.data.done.__typename === "RotaChanged" ? "changed" : "overtaken" };
}
