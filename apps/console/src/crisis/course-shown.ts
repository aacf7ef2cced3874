import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import { crisisTyped } from "./crisis-typed.ts";
import { CrisisCourseDocument, type CourseData } from "./crisis-documents.ts";

/** The clocks of the plan that is shown, with what was written of them. Personal data: gone with the plan. */
export type CourseShown =
  | { readonly kind: "none" }
  | { readonly kind: "loading" | "failed" | "not_yours"; readonly planId: string }
  | {
      readonly kind: "ready";
      readonly planId: string;
      readonly data: CourseData;
      /** Whether the last reading had no answer. */
      readonly isStale: boolean;
    };

export const courseShown = createStore<CourseShown>({ kind: "none" });

const newest = latest();

/** Reads the clocks of a plan, which is recorded: only where somebody opened the plan, or one is told to be otherwise. */
export async function lookAtCourse(planId: string): Promise<void> {
  courseShown.update((before) =>
    before.kind === "ready" && before.planId === planId ? before : { kind: "loading", planId },
  );
  const answer = await newest.ask(async () => ask(CrisisCourseDocument, { planId }));
  if (answer === null) return;
  courseShown.update((before) => {
    if (before.kind === "none" || before.planId !== planId) return before;
    if (answer.kind !== "data")
      return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed", planId };
    const { crisisCourse: data } = answer.data;
    return data === null ? { kind: "not_yours", planId } : { kind: "ready", planId, data, isStale: false };
  });
}

/** What is written of clocks, and typed of them, leaves the page with the plan. */
export function dropCourse(): void {
  newest.forget();
  courseShown.set({ kind: "none" });
  crisisTyped.set(new Map());
}
