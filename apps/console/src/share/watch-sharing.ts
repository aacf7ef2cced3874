import { session } from "../session/session.ts";
import { dropSharing } from "./leaving-case.ts";

/** Drops what is known of what may leave a case when somebody leaves. Returns how to stop. */
export function watchSharing(): () => void {
  return session.subscribe(() => {
    if (session.get().kind === "signed_out") dropSharing();
  });
}
