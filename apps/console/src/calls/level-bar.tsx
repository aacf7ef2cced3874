import type { LevelMeter } from "@holdfast/channel-voice-sip/device";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { phoneOfTab } from "./run-phone.ts";

/** How often the level is read, in milliseconds: as fast as an eye follows. */
const READ_EVERY_MS = 100;

/** How loud my microphone comes across, while it is open. */
export function LevelBar({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const [percent, show] = useState(0);
  useEffect(() => {
    if (!isOpen) return undefined;
    let meter: LevelMeter | null = null;
    let isOver = false;
    const begin = async (): Promise<void> => {
      const { browserMeter } = await import("@holdfast/channel-voice-sip/device");
      const stream = phoneOfTab()?.microphone() ?? null;
      if (!isOver && stream !== null) meter = browserMeter(stream);
    };
    // Without it the level stays at nothing.
    begin().catch(() => show(0));
    const timer = setInterval(() => show(Math.round((meter?.read() ?? 0) * 100)), READ_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      meter?.stop();
      show(0);
    };
  }, [isOpen]);
  return (
    <span className="flex items-center gap-2">
      <span className="text-muted">{t`Your level:`}</span>
      <meter
        min={0}
        max={100}
        value={percent}
        aria-label={t`How loud your microphone is`}
        className="h-3 w-32"
      />
    </span>
  );
}
