/** Bytes in the order in which they came. */
export interface Pile {
  /** Copies them: they may be a small part of something large, or one of millions. */
  readonly add: (bytes: Uint8Array) => void;
  /** Their beginning, at most so many bytes, as a copy that holds nothing else. */
  readonly beginning: (most: number) => Uint8Array;
}

const SLAB_BYTES = 65_536;

/** An empty pile. It takes as much memory as is added and one slab, however small the pieces are. */
export function pile(): Pile {
  const full: Buffer[] = [];
  let slab = Buffer.alloc(0);
  let used = 0;
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length;) {
        if (used === slab.length) {
          if (used > 0) full.push(slab);
          slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
          used = 0;
        }
        const some = bytes.subarray(at, at + slab.length - used);
        slab.set(some, used);
        used += some.length;
        at += some.length;
      }
    },
    beginning: (most) => {
      const whole = full.length * SLAB_BYTES + used;
      return Buffer.concat([...full, slab.subarray(0, used)], Math.min(most, whole));
    },
  };
}
