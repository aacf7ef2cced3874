import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { phoneOf, type PhoneHere } from "./phone-here.ts";
import { microphoneWords } from "./phone-words.ts";
import { phoneOfTab } from "./run-phone.ts";

/** Says for as long as it holds that no call can be answered here, and why. */
export function MicrophoneBar({ here }: { readonly here: PhoneHere }): ReactNode {
  const phone = phoneOf(here);
  if (phone === null) return null;
  const words = microphoneWords(phone.microphone);
  return (
    <>
      {words === null ? null : (
        <p className="flex flex-wrap items-center gap-3 bg-concern-tint px-4 py-1.5 font-medium text-concern">
          <span>{words}</span>
          <Button size="small" onPress={() => void phoneOfTab()?.proveMicrophone()}>
            {t`Try the microphone`}
          </Button>
        </p>
      )}
      {phone.speaker === "blocked" && phone.leg !== null ? (
        <p className="flex flex-wrap items-center gap-3 bg-concern-tint px-4 py-1.5 font-medium text-concern">
          <span>{t`The browser does not play the call.`}</span>
          <Button size="small" onPress={() => phoneOfTab()?.hear()}>
            {t`Play it`}
          </Button>
        </p>
      ) : null}
    </>
  );
}
