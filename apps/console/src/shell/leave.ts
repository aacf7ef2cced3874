import { t } from "@lingui/core/macro";
import { wakeNoMore } from "../alarms/push-scope.ts";
import { announce } from "../announce/announce.ts";
import { signOut } from "../api/sign-in.ts";
import { saveDraftsNow } from "../drafts/start-keeping.ts";
import { leaveSession } from "../session/session.ts";

/** Signs out; says so when the gateway did not hear it. */
export async function leave(): Promise<void> {
  await saveDraftsNow();
  if (await signOut()) {
    // First: whatever the browser says of the rest, nothing of anybody stays on the screen.
    leaveSession();
    await wakeNoMore();
    return;
  }
  announce({
    kind: "sign-out",
    urgency: "assertive",
    words: () => t`You may still be signed in: the gateway did not answer.`,
  });
}
