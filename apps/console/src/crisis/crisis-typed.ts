import { createStore } from "../store/store.ts";

/** What somebody writes of a clock: of one of its checkpoints, or why it stands still. */
export type TypedOf = `${string} ${string}`;
export const typedOf = (clockId: string, of: string): TypedOf => `${clockId} ${of}`;

/**
 * What was typed of the clocks of the plan that is shown and is not kept yet: it outlives the clock, which a colleague may end meanwhile.
 * Personal data: in memory, and gone with the plan.
 */
export const crisisTyped = createStore<ReadonlyMap<TypedOf, string>>(new Map());

export function typeOf(of: TypedOf, words: string): void {
  crisisTyped.update((all) => {
    const next = new Map(all);
    if (words === "") next.delete(of);
    else next.set(of, words);
    return next;
  });
}

/** Drops what was kept; what was typed on the way is not kept yet. */
export function dropKept(of: TypedOf, said: string): void {
  if (crisisTyped.get().get(of)?.trim() === said) typeOf(of, "");
}

/** Whether anything was typed of a clock that is not kept. */
export function hasTyped(all: ReadonlyMap<TypedOf, string>, clockId: string): boolean {
  return [...all.keys()].some((of) => of.startsWith(typedOf(clockId, "")));
}
