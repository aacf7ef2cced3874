import { createStore } from "../store/store.ts";

/** Which safety plan of a followed case is told to be otherwise, and by how many changes; `null`: any may be. */
export interface PlanNews {
  readonly id: string | null;
  readonly version: number | null;
}

/** The last that was told of safety plans. The record knows none of them: whoever shows one reads it anew. */
export const planNews = createStore<PlanNews>({ id: null, version: null });

export function tellOfPlan(id: string | null, version: number | null): void {
  planNews.set({ id, version });
}
