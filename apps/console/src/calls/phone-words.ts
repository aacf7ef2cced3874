import type { MicrophoneState } from "@holdfast/channel-voice-sip/device";
import { t } from "@lingui/core/macro";
import type { PhoneHere } from "./phone-here.ts";

/** What is wrong with the microphone, and what helps; `null` while nothing is known to be. */
export function microphoneWords(microphone: MicrophoneState): string | null {
  switch (microphone) {
    case "blocked":
      return t`Your microphone is blocked, so no call can be answered here. Allow it for this page in the browser, then try it.`;
    case "missing":
      return t`No microphone was found, so no call can be answered here. Plug one in, then try it.`;
    case "taken":
      return t`Another program has your microphone, so no call can be answered here. Close it there, then try it.`;
    case "unasked":
    case "asking":
    case "ready":
      return null;
  }
}

/** How the telephone stands, in one sentence, and whether calls come through to it. */
export function phoneWords(here: PhoneHere): { readonly words: string; readonly isWell: boolean } {
  switch (here.kind) {
    case "coming":
      return { words: t`Getting the telephone ready…`, isWell: true };
    case "missed":
      return { words: t`The telephone could not be loaded, so no call rings here.`, isWell: false };
    case "elsewhere":
      return { words: t`The telephone is in another tab of this browser. Calls ring there.`, isWell: true };
    case "here":
      return lineWords(here);
  }
}

function lineWords({
  phone,
  isCarried,
}: Extract<PhoneHere, { kind: "here" }>): ReturnType<typeof phoneWords> {
  switch (phone.line) {
    case "reachable":
      return phone.microphone === "unasked" || phone.microphone === "asking"
        ? { words: t`Telephone ready. The microphone was not tried yet.`, isWell: true }
        : { words: t`Telephone ready.`, isWell: true };
    case "off":
    case "connecting":
      return { words: t`Getting the telephone ready…`, isWell: true };
    case "lost":
      return phone.leg === null
        ? {
            words: t`The telephone has lost its connection and comes back by itself. No call rings here until then.`,
            isWell: false,
          }
        : {
            words: t`The telephone has lost its connection. You may go on talking; it comes back by itself.`,
            isWell: false,
          };
    case "refused":
      return isCarried
        ? {
            words: t`The telephone is not let in. It tries again by itself; no call rings here until then.`,
            isWell: false,
          }
        : {
            words: t`Calls are not carried just now. Callers hear music; calls ring again by themselves.`,
            isWell: false,
          };
  }
}
