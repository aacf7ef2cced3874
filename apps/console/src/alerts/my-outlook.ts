import type { ContactId, UserId } from "@holdfast/case-schema";
import type { CallRow, QueueRow } from "@holdfast/wire";
import { care, isWrappingUp } from "../care/care-store.ts";
import { serverNow } from "../clock/server-clock.ts";
import { boardHold } from "../board/board-store.ts";
import { calls, isOwnRing, ringsFor } from "../calls/calls.ts";
import { phoneHere } from "../calls/phone-here.ts";
import { knownVersion } from "../contact/entries.ts";
import { openContact } from "../contact/open-contact.ts";
import { preferences } from "../keys/preferences.ts";
import { hold } from "../queue/hold-store.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { session } from "../session/session.ts";
import { offeredToMe } from "./offered-to-me.ts";
import type { Outlook } from "./outlook.ts";
import { shift } from "./shift.ts";
import { otherTabs } from "./talk-to-tabs.ts";
import { readElsewhere, shownVersions, type Shown } from "./tabs.ts";

/** How things stand on this screen; `null` until somebody is signed in and the queue is there. */
export function myOutlook(): Outlook | null {
  const now = session.get();
  const { kind, board } = queue.get();
  if (now.kind !== "signed_in" || kind !== "ready") return null;
  return {
    board,
    me: now.me.id,
    leads: now.me.capabilities.has("contact.reassign"),
    lifts: now.me.capabilities.has("contact.lift_lock"),
    standing: standingNow(),
    isWrappingUp: isWrappingUp(care.get(), serverNow()),
    reading: shownVersions([...readHere(), ...readElsewhere(otherTabs.get(), Date.now())]),
    isHeld: hold.get() !== null || boardHold.get() !== null,
    newContactSound: preferences.get().newContactSound,
    muted: new Set(preferences.get().mutedChannels),
    ringing: ringingFor(now.me.id),
    offered: offeredToMe.get(),
  };
}

function ringingFor(me: UserId): ReadonlySet<ContactId> {
  const board = queue.get();
  return new Set(
    [...calls.get()].flatMap(([id, { row }]) =>
      row !== null && ringsFor(row, me) && !answersItself(row, rowOf(board, id), me) ? id : [],
    ),
  );
}

/** Their own call to somebody outside, for which the telephone here answers; where it does not, or is in another tab, it rings like any. */
function answersItself(call: CallRow, row: QueueRow | null, me: UserId): boolean {
  const here = phoneHere.get();
  return here.kind === "here" && here.phone.leg?.phase !== "ringing" && isOwnRing(call, row, me);
}

/** How they stand; whoever has not said that they are on shift is not, and hears nothing. Whoever is apart hears as on a break (AL46). */
function standingNow(): Outlook["standing"] {
  const now = shift.get();
  if (now.kind !== "on") return "off";
  return now.state === "available" ? "available" : "break";
}

/** The contact that stands on this screen while somebody can see it. */
export function readHere(): readonly Shown[] {
  const open = openContact.get();
  if (open.kind !== "ready" || document.visibilityState !== "visible") return [];
  // What could not be fetched is not on the screen, whatever version its row has.
  const version = open.isStale ? knownVersion(open.entries) : open.contact.row.version;
  return [{ contact: open.id, version }];
}
