import { ask, tell } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import {
  AnswerPracticeDocument,
  BeginPracticeDocument,
  EndPracticeDocument,
  PracticeDocument,
  PractisingDocument,
  type PracticeRun,
  type PracticeScenario,
  type Practising,
} from "./practice-documents.ts";

/** What somebody practises with, and what there is to practise. */
export type Practice =
  | { readonly kind: "loading" | "failed" }
  | {
      readonly kind: "ready";
      readonly run: PracticeRun | null;
      readonly scenarios: readonly PracticeScenario[];
      readonly isStale: boolean;
    };

export const practice = createStore<Practice>({ kind: "loading" });
/** Who practises, for leads. */
export const practising = createStore<readonly Practising[]>([]);

/** What came of an act; a reason where it was refused. */
export type PracticeDone =
  | "done"
  | "has_somebody"
  | "practises"
  | "over"
  | "no_scenario"
  | "not_taken"
  | "unreachable"
  | "failed";

/** Asks how it stands. What is known stays on screen while the gateway is away. */
export async function lookAtPractice(): Promise<void> {
  const answer = await ask(PracticeDocument, {}, true);
  practice.update((before) => {
    if (answer.kind === "data") {
      const { practice: run, practiceScenarios: scenarios } = answer.data;
      return { kind: "ready", run, scenarios, isStale: false };
    }
    return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
  });
}

export async function lookAtPractising(): Promise<void> {
  const answer = await ask(PractisingDocument, {});
  if (answer.kind === "data") practising.set(answer.data.practising);
}

export async function beginPractice(scenario: string): Promise<PracticeDone> {
  return doneOf(await tell(BeginPracticeDocument, { id: crypto.randomUUID(), scenario }));
}

/** Under the same id it is written once, however often it is sent. */
export async function answerPractice(id: string, runId: string, text: string): Promise<PracticeDone> {
  return doneOf(await tell(AnswerPracticeDocument, { id, runId, text }));
}

export async function endPractice(runId: string): Promise<PracticeDone> {
  return doneOf(await tell(EndPracticeDocument, { runId }));
}

type Told = Awaited<
  ReturnType<typeof tell<{ readonly done: PracticeRunDone | { readonly __typename: string } }, object>>
>;
interface PracticeRunDone extends PracticeRun {
  readonly __typename: "PracticeRun";
}

function doneOf(told: Told): PracticeDone {
  if (told.kind !== "data") return told.kind === "unreachable" ? "unreachable" : "failed";
  const { done } = told.data;
  if ("lines" in done) {
    practice.update((before) =>
      before.kind === "ready" ? { ...before, run: done, isStale: false } : before,
    );
    return "done";
  }
  return "because" in done ? (done.because as PracticeDone) : "not_taken";
}
