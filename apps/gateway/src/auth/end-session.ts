import type { Auth } from "./auth.ts";

/** Ends the session that a cookie names, as signing out of it would; where it names none there is nothing to end. */
export function endSession(auth: Pick<Auth, "api">): (cookie: string) => Promise<void> {
  return async (cookie) => {
    await auth.api.signOut({ headers: new Headers({ cookie }) });
  };
}
