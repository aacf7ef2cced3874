export interface SignsOptions {
  readonly everyMs: number;
  /** After so many turns in a row without a sign nobody is there. */
  readonly most: number;
  /** Asks for a sign. */
  readonly ask: () => void;
  /** Called once, and nothing is asked for afterwards. */
  readonly onSilence: () => void;
}

export interface SignsOfLife {
  /** Somebody is there. */
  readonly heard: () => void;
  readonly stop: () => void;
}

/**
 * Asks somebody for a sign at each turn, and says when none came. Turns are counted, not time: whoever stood still themselves heard
 * nothing either, and that is nobody else's silence.
 */
export function signsOfLife({ everyMs, most, ask, onSilence }: SignsOptions): SignsOfLife {
  let isHeard = true;
  let unheard = 0;
  const turns = setInterval(() => {
    unheard = isHeard ? 0 : unheard + 1;
    isHeard = false;
    if (unheard < most) return ask();
    clearInterval(turns);
    onSilence();
  }, everyMs);
  return {
    heard: () => {
      isHeard = true;
    },
    stop: () => clearInterval(turns),
  };
}
