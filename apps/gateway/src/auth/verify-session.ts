import { SessionId } from "@holdfast/case-schema";
import type { Auth } from "./auth.ts";

/**
 * Whose session a cookie names, by sign-in's own check of signature and row; `null` when there is none. Never prolongs
 * it: the browser would not hear of that.
 */
export function verifySession(auth: Auth): (cookie: string) => Promise<SessionId | null> {
  return async (cookie) => {
    const found = await auth.api.getSession({
      headers: new Headers({ cookie }),
      query: { disableRefresh: true, disableCookieCache: true },
    });
    return found === null ? null : SessionId.parse(found.session.id);
  };
}
