import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { ringing, sound } from "./my-sound.ts";
import { shift } from "./shift.ts";

/** Whether alerts are heard here, and if not, why. */
export function SoundWords(): ReactNode {
  const standing = useStore(shift);
  const state = useStore(sound.state);
  const isHere = useStore(ringing.isHere);
  if (standing.kind === "unknown") return null;
  if (standing.kind === "off") return <span>{t`Not on shift: no sound`}</span>;
  if (standing.state === "break") return <span>{t`On a break: no sound`}</span>;
  if (standing.state === "away") return <span>{t`Away: no sound`}</span>;
  if (standing.state === "consult_only") return <span>{t`Consulted only: no sound of what is new`}</span>;
  if (!isHere)
    return (
      <span className="flex items-center gap-2">
        {t`Open in another tab, which rings`}
        <Button tone="quiet" size="small" onPress={takeHere}>{t`Use here`}</Button>
      </span>
    );
  return <span>{state === "ready" ? t`Sound on` : t`Sound off`}</span>;
}

function takeHere(): void {
  sound.wake();
  ringing.take();
}
