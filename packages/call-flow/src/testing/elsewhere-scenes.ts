import { CALLER, readLegKey } from "../legs.ts";
import { ELSEWHERE, waiting } from "./scenes.ts";
import { tell, type World } from "./world.ts";

/** Somebody is told of the partner's line, if they may be. */
export const told = (on: World): void => tell(on, { kind: "elsewhere", line: ELSEWHERE });

/** They press a key, the one that asks for it unless it is said otherwise. */
export const press = (on: World, digit = "9"): void => tell(on, { kind: "key", leg: CALLER, digit });

/** The end there; nothing while nobody is rung. */
export const partner = (on: World): string | undefined =>
  [...on.legs.keys()].find((key) => readLegKey(key)?.role === "elsewhere");

/** Somebody who asked for it, and for whom it rings. */
export function ringing(on = waiting()): readonly [World, string] {
  told(on);
  press(on);
  return [on, partner(on) ?? "nobody is rung"];
}
