import type { LeavingCase } from "../case/follow-case.ts";
import { forgetRequests, NO_FORGET_REQUESTS } from "./forget-requests.ts";
import { lookAtSharing, sharing } from "./sharing.ts";
import { tellOfSharing } from "./sharing-news.ts";
import { lookAtSignPages, NO_SIGN_PAGES, signPages } from "./sign-pages.ts";

/** What may leave a case that is followed, and did. */
export const LEAVING: LeavingCase = {
  read: async (id) => {
    const known = sharing.get();
    tellOfSharing(id);
    await Promise.all([
      known.kind !== "none" && known.caseId === id ? lookAtSharing(id) : null,
      signPages.get().caseId === id ? lookAtSignPages(id) : null,
    ]);
  },
  ended: (id) => {
    sharing.update((before) =>
      before.kind !== "none" && before.caseId === id ? { kind: "not_yours", caseId: id } : before,
    );
    forgetRequests.update((before) => (before.caseId === id ? NO_FORGET_REQUESTS : before));
    signPages.update((before) => (before.caseId === id ? NO_SIGN_PAGES : before));
  },
};

/** Forgets all that is known here of what may leave a case. */
export function dropSharing(): void {
  sharing.set({ kind: "none" });
  forgetRequests.set(NO_FORGET_REQUESTS);
  signPages.set(NO_SIGN_PAGES);
}
