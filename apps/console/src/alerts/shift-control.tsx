import { Button, MenuButton } from "@holdfast/ui";
import { ShiftState } from "@holdfast/case-schema";
import { plural, t } from "@lingui/core/macro";
import { useMemo, useState, type ComponentType, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { queue } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { mediumWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import { focusHearing } from "./hearing-bar.tsx";
import { endShift, keepShift, pausedMedia, shift, type Shift } from "./shift.ts";
import type { SoundDialogProps } from "./sound-dialog.tsx";
import { startShift } from "./start-shift.ts";

/** How I stand on my shift, and how that changes. */
export function ShiftControl(): ReactNode {
  const now = useNow();
  const standing = useStore(shift);
  const paused = useStore(pausedMedia);
  const held = useHeldByMe();
  const [isStarting, setStarting] = useState(false);
  const sounds = useLaterDialog(async () => (await import("./sound-dialog.tsx")).SoundDialog);
  const end = useLaterDialog(async () => (await import("../handover/handover-parts.ts")).ShiftEndDialog);
  const handOver = useLaterDialog(async () => (await import("../handover/handover-parts.ts")).AwayDialog);
  const without = useLaterDialog(async () => (await import("./paused-dialog.tsx")).PausedDialog);
  // Its button leaves when the shift has begun; what it asks next takes its place.
  const kept = useKeptFocus(focusHearing);

  function choose(id: string): void {
    const state = ShiftState.safeParse(id).data;
    if (state !== undefined) void keepShift(state);
    if (id === "hand_over") {
      void keepShift("away");
      handOver.open();
    }
    if (id === "paused") without.open();
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
            paused.length === 0
              ? labelWords(standing, now)
              : t`${labelWords(standing, now)}, without: ${paused.map(mediumWords).join(", ")}`
          }
          name={
            paused.length === 0
              ? nameWords(standing, now)
              : t`${nameWords(standing, now)}, without: ${paused.map(mediumWords).join(", ")}`
          }
          choices={[
            ...(standing.state === "available" ? [] : [{ id: "available", label: t`Back to work` }]),
            ...(standing.state === "break"
              ? []
              : [{ id: "break", label: t`Take a break`, detail: t`no sound` }]),
            ...(standing.state === "consult_only"
              ? []
              : [{ id: "consult_only", label: t`Consult only`, detail: t`nothing new` }]),
            ...(standing.state === "away" ? [] : [{ id: "away", label: t`Away`, detail: t`nothing new` }]),
            { id: "paused", label: t`What is new for me` },
            { id: "sounds", label: t`Sounds and notices` },
            { id: "end_at", label: t`When my shift ends` },
            { id: "hand_over", label: t`Away and hand over` },
            { id: "end", label: t`End shift`, ...(held === 0 ? {} : { detail: heldWords(held) }) },
          ]}
          onChoose={choose}
        />
      ) : null}
      {sounds.shown}
      {end.shown}
      {handOver.shown}
      {without.shown}
    </span>
  );
}

type Standing = Extract<Shift, { readonly kind: "on" }>;

function labelWords({ state, stateSince }: Standing, now: number): string {
  const clock = clockWords(stateSince, now);
  switch (state) {
    case "available":
      return t`Available`;
    case "break":
      return t`Break since ${clock}`;
    case "consult_only":
      return t`Consult only since ${clock}`;
    case "away":
      return t`Away since ${clock}`;
  }
}

function nameWords({ state, stateSince }: Standing, now: number): string {
  const clock = clockWords(stateSince, now);
  switch (state) {
    case "available":
      return t`Your shift: available`;
    case "break":
      return t`Your shift: on a break since ${clock}`;
    case "consult_only":
      return t`Your shift: consult only since ${clock}`;
    case "away":
      return t`Your shift: away since ${clock}`;
  }
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
