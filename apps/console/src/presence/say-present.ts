import type { ContactId } from "@holdfast/case-schema";
import { PRESENT_EVERY_MS, type Present } from "@holdfast/wire";
import { serverNow } from "../clock/server-clock.ts";
import { doingAt, lastWritten } from "./presence-store.ts";

/** Says what I do with the open contact. */
export interface SayPresent {
  /** Says it if it changed, or has not been said for a while. */
  readonly look: (contact: ContactId | null) => void;
  readonly stop: () => void;
}

/** Says it through `say`, at once when it changes and again now and then while it holds. */
export function sayPresent(say: (present: Present) => void): SayPresent {
  let said: Present | null = null;
  let saidAt = 0;
  let open: ContactId | null = null;

  function look(contact: ContactId | null): void {
    open = contact;
    const now = serverNow();
    if (contact === null) {
      if (said !== null) say({ contact: said.contact, doing: null });
      said = null;
      return;
    }
    const page = { isVisible: document.visibilityState === "visible", hasFocus: document.hasFocus() };
    const doing = doingAt(contact, page, lastWritten.get(), now);
    const isSame = said?.contact === contact && said.doing === doing;
    if (isSame && now - saidAt < PRESENT_EVERY_MS) return;
    said = { contact, doing };
    saidAt = now;
    say(said);
  }

  const stopWatching = lastWritten.subscribe(() => look(open));
  return { look, stop: stopWatching };
}
