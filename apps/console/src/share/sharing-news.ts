import { useEffect } from "react";
import { createStore } from "../store/store.ts";

/** Of which case it was last told that what may leave it, or did, is otherwise. */
const told = createStore<{ readonly caseId: string | null }>({ caseId: null });

export function tellOfSharing(caseId: string): void {
  told.set({ caseId });
}

/** Has something done each time it is told that what may leave a case, or did, is otherwise. */
export function useSharingNews(caseId: string, act: () => unknown): void {
  useEffect(
    () =>
      told.subscribe(() => {
        if (told.get().caseId === caseId) act();
      }),
    [caseId, act],
  );
}
