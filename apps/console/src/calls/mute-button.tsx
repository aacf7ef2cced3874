import type { PhoneLeg } from "@holdfast/channel-voice-sip/device";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { KeyHint } from "../keys/key-hint.tsx";
import { PRESSED } from "./pressed.ts";
import { phoneOfTab } from "./run-phone.ts";

/** Mutes the microphone of a talk, and says for as long as it holds that nobody hears me. */
export function MuteButton({ leg }: { readonly leg: PhoneLeg | null }): ReactNode {
  if (leg?.phase !== "up") return null;
  return (
    <>
      <Button
        size="small"
        aria-pressed={leg.isMuted}
        className={PRESSED}
        onPress={() => phoneOfTab()?.mute(!leg.isMuted)}
      >
        {t`Mute`}
        <KeyHint id="call.mute" />
      </Button>
      {leg.isMuted ? <span className="font-semibold text-concern">{t`You are muted.`}</span> : null}
    </>
  );
}
