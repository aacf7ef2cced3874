import { Button, MenuButton } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useMemo, useState, type ComponentType, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { queue } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { focusHearing } from "./hearing-bar.tsx";
import { endShift, keepShift, shift } from "./shift.ts";
import type { SoundDialogProps } from "./sound-dialog.tsx";
import { startShift } from "./start-shift.ts";

/** How I stand on my shift, and how that changes. */
export function ShiftControl(): ReactNode {
  const now = useNow();
  const standing = useStore(shift);
  const held = useHeldByMe();
  const [isStarting, setStarting] = useState(false);
  const sounds = useLaterDialog(async () => (await import("./sound-dialog.tsx")).SoundDialog);
  const end = useLaterDialog(async () => (await import("../handover/handover-parts.ts")).ShiftEndDialog);
  // Its button leaves when the shift has begun; what it asks next takes its place.
  const kept = useKeptFocus(focusHearing);

  function choose(id: string): void {
    if (id === "available" || id === "break") void keepShift(id);
    if (id === "end") void endShift();
    if (id === "sounds") sounds.open();
    if (id === "end_at") end.open();
  }

  return (
    <span className="flex items-center gap-1" {...kept}>
      {standing.kind === "off" ? (
        <Button
          size="small"
          isPending={isStarting}
          onPress={() => {
            setStarting(true);
            void startShift().finally(() => setStarting(false));
          }}
        >
          {t`Start shift`}
        </Button>
      ) : null}
      {standing.kind === "on" ? (
        <MenuButton
          tone="quiet"
          size="small"
          label={
            standing.state === "available"
              ? t`Available`
              : t`Break since ${clockWords(standing.stateSince, now)}`
          }
          name={
            standing.state === "available"
              ? t`Your shift: available`
              : t`Your shift: on a break since ${clockWords(standing.stateSince, now)}`
          }
          choices={[
            standing.state === "available"
              ? { id: "break", label: t`Take a break`, detail: t`no sound` }
              : { id: "available", label: t`Back to work` },
            { id: "sounds", label: t`Sounds and notices` },
            { id: "end_at", label: t`When my shift ends` },
            { id: "end", label: t`End shift`, ...(held === 0 ? {} : { detail: heldWords(held) }) },
          ]}
          onChoose={choose}
        />
      ) : null}
      {sounds.shown}
      {end.shown}
    </span>
  );
}

/** A dialog that is no part of the first load: while the gateway is away it cannot be had, and the next wish asks again. */
function useLaterDialog(load: () => Promise<ComponentType<SoundDialogProps>>): {
  readonly open: () => void;
  readonly shown: ReactNode;
} {
  const [isOpen, setOpen] = useState(false);
  const [Dialog, setDialog] = useState<ComponentType<SoundDialogProps> | null>(null);
  const open = (): void => {
    setOpen(true);
    void load().then(
      (loaded) => setDialog(() => loaded),
      () => setOpen(false),
    );
  };
  return { open, shown: Dialog === null ? null : <Dialog isOpen={isOpen} onClose={() => setOpen(false)} /> };
}

/** How many contacts I have: whoever goes home hears nothing of them, and they stay mine. */
function useHeldByMe(): number {
  const { id } = useMe();
  const { board } = useStore(queue);
  return useMemo(
    () => [...board.rows.values()].filter(({ holder }) => holder?.id === id).length,
    [board, id],
  );
}

function heldWords(count: number): string {
  return t`${plural(count, { one: "you still have # contact", other: "you still have # contacts" })}`;
}
