/** What whoever waits is told of waiting, while leads have it said. */
export interface Waits {
  /** Whether it takes longer than usual. */
  readonly areLonger: boolean;
  /** The number of another line that answers, as it is dialled; `null`: none is told. */
  readonly elsewhere: string | null;
}

/** As it mostly is. */
export const USUAL_WAITS: Waits = { areLonger: false, elsewhere: null };
