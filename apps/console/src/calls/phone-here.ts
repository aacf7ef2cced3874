import type { Phone } from "@holdfast/channel-voice-sip/device";
import { createStore } from "../store/store.ts";

/** The telephone of this browser, as it stands in this tab. */
export type PhoneHere =
  /** `missed`: it could not be fetched. `elsewhere`: another tab of this browser has it. */
  | { readonly kind: "coming" | "missed" | "elsewhere" }
  | {
      readonly kind: "here";
      readonly phone: Phone;
      /** What the gateway knows it by; `null` before it was lent. */
      readonly device: string | null;
      /** Whether any gateway carries calls, as far as is known. */
      readonly isCarried: boolean;
    };

export const phoneHere = createStore<PhoneHere>({ kind: "coming" });

/** The telephone as it stands; `null` while this tab has none. */
export function phoneOf(here: PhoneHere): Phone | null {
  return here.kind === "here" ? here.phone : null;
}
