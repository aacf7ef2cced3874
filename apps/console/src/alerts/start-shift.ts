import { sampleTone } from "./my-sound.ts";
import { hearing, keepShift } from "./shift.ts";

/** Begins a shift: plays the tone of danger at once, while the browser still sees the press, and asks if it was heard. */
export async function startShift(): Promise<void> {
  sampleTone("danger");
  hearing.set("asking");
  if (!(await keepShift("available"))) hearing.set("none");
}
