/** When each mailbox's line was last alive: what `check` need not ask again. */
export interface Pulse {
  readonly heard: (mailbox: number) => void;
  readonly lost: (mailbox: number) => void;
  /** How long ago, in milliseconds; `null` when this gateway holds no line to it that works. */
  readonly sinceMs: (mailbox: number) => number | null;
  /** Something in that folder is not stored: what the server does not hand out, or what never comes to be stored. */
  readonly stuck: (mailbox: number, folder: string) => void;
  /** Nothing waits there any more, or it is not read here. */
  readonly free: (mailbox: number, folder: string) => void;
  readonly isStuck: (mailbox: number) => boolean;
}

/** Hears nothing yet. `clock` never goes back. */
export function pulse(clock: () => number): Pulse {
  const last = new Map<number, number>();
  const held = new Map<number, Set<string>>();
  return {
    heard: (mailbox) => void last.set(mailbox, clock()),
    lost: (mailbox) => void last.delete(mailbox),
    sinceMs: (mailbox) => {
      const at = last.get(mailbox);
      return at === undefined ? null : clock() - at;
    },
    stuck: (mailbox, folder) => void held.set(mailbox, new Set([...(held.get(mailbox) ?? []), folder])),
    free: (mailbox, folder) => void held.get(mailbox)?.delete(folder),
    isStuck: (mailbox) => (held.get(mailbox)?.size ?? 0) > 0,
  };
}
