/** A network by hand: what is sent waits until somebody delivers it, in order or not, once, twice or never. */
export interface Link<T> {
  readonly send: (packet: T) => void;
  readonly waiting: () => number;
  readonly deliver: (pick: number) => T | undefined;
  readonly deliverAndKeep: (pick: number) => T | undefined;
  readonly cut: () => void;
}

export function createLink<T>(): Link<T> {
  const packets: T[] = [];
  const place = (pick: number) => pick % (packets.length || 1);
  return {
    // Both ends run in one process: a copy, so that neither can change what the other holds.
    send: (packet) => packets.push(structuredClone(packet)),
    waiting: () => packets.length,
    deliver: (pick) => packets.splice(place(pick), 1)[0],
    deliverAndKeep: (pick) => packets[place(pick)],
    cut: () => packets.splice(0),
  };
}
