/** Who is where, by Asterisk's names of the legs. */
export interface Arranged {
  readonly talking: ReadonlySet<string>;
  readonly music: ReadonlySet<string>;
  readonly listening: ReadonlySet<string>;
}

/** One thing to be done to one leg. `room` is where it leaves, or comes to. */
export type Step =
  | { readonly kind: "leave"; readonly room: "talk" | "music"; readonly channel: string }
  | {
      readonly kind: "join";
      readonly room: "talk" | "music";
      readonly channel: string;
      readonly isHeard: boolean;
    };

type Place = keyof Arranged | "nowhere";

/**
 * What leads from one arrangement to another (CH55). Whoever shall hear less of the others goes first, so that nobody hears for a
 * moment what is said once they are away; each is told apart by what changes, so that nobody's music begins anew.
 */
export function stepsBetween(now: Arranged, wanted: Arranged, legs: readonly string[]): readonly Step[] {
  const moves = legs.flatMap((channel) => {
    const from = placeOf(channel, now);
    const to = placeOf(channel, wanted);
    return from === to ? [] : [{ channel, from, to }];
  });
  const isGoing = ({ to }: { readonly to: Place }): boolean => to === "music" || to === "nowhere";
  return [...moves.filter(isGoing), ...moves.filter((move) => !isGoing(move))].flatMap(
    ({ channel, from, to }) => [
      ...(from === "nowhere" ? [] : [{ kind: "leave", room: roomOf(from), channel } as const]),
      ...(to === "nowhere"
        ? []
        : [{ kind: "join", room: roomOf(to), channel, isHeard: to !== "listening" } as const]),
    ],
  );
}

/** A leg that is named twice is where it is heard most. */
function placeOf(channel: string, { talking, listening, music }: Arranged): Place {
  if (talking.has(channel)) return "talking";
  if (listening.has(channel)) return "listening";
  return music.has(channel) ? "music" : "nowhere";
}

const roomOf = (place: Exclude<Place, "nowhere">): "talk" | "music" => (place === "music" ? "music" : "talk");
