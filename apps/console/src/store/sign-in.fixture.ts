import { Capability, decideAccess } from "@holdfast/access-policy";
import { UserId, type Role } from "@holdfast/case-schema";
import { dana } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { speak } from "../text/language.ts";

/** Seats Dana in front of the screen, in English, with what her role may do. */
export function seatDana(role: Role = "advocate"): void {
  speak("en");
  const capabilities = new Set(Capability.options.filter((each) => decideAccess(role, each).allowed));
  const factor = { wantsSecondFactor: false, secondFactorBy: null };
  const me = { id: UserId.parse(dana.id), name: dana.name, role, capabilities, ...factor };
  session.set({ kind: "signed_in", me, isNew: false });
}
