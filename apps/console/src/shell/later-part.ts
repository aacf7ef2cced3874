import type { FunctionComponent } from "react";
import { createStore, type Store } from "../store/store.ts";

/** How far a part has come that is not in the first load, and is drawn with `Props`. */
export type Fetched<Props = object> =
  | { readonly kind: "wanted" }
  | { readonly kind: "coming" }
  | { readonly kind: "missed" }
  | { readonly kind: "here"; readonly Loaded: FunctionComponent<Props> };

/** A part of the console that is not in the first load. */
export interface LaterPart<Props = object> {
  readonly state: Pick<Store<Fetched<Props>>, "get" | "subscribe">;
  /** Fetches it, unless it is here or coming. What cannot be fetched now is asked for again when it is wanted. */
  readonly fetch: () => void;
}

/** Not React's `lazy`: that draws late what is already there, and never asks again for what once could not be fetched. */
export function laterPart<Props = object>(load: () => Promise<FunctionComponent<Props>>): LaterPart<Props> {
  const state = createStore<Fetched<Props>>({ kind: "wanted" });
  return {
    state,
    fetch: () => {
      const { kind } = state.get();
      if (kind === "coming" || kind === "here") return;
      state.set({ kind: "coming" });
      load().then(
        (Loaded) => state.set({ kind: "here", Loaded }),
        () => state.set({ kind: "missed" }),
      );
    },
  };
}
