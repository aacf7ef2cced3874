import { fillForm, sendForm, type FilledForm } from "../talk/form-by-hand.ts";
import { patiently } from "../talk/patiently.ts";
import type { TextLine } from "../house/text-line.ts";
import type { Life } from "./acts.ts";

/** A number that nobody can have, for each contact its own. */
export function numberOf(nth: number): string {
  return `+1${String(203 + Math.floor(nth / 90))}55501${String(10 + (nth % 90))}`;
}

/** Somebody writes by the road of this life; whoever is not heard writes the same again until they are. */
export async function writeIn(url: URL, line: TextLine, life: Life, words: string): Promise<void> {
  if (life.road === "text") {
    line.twilio.receive({ from: numberOf(life.nth), text: words });
    const callbacks = line.twilio.callbacks.splice(0);
    await patiently(async () => {
      const statuses = await line.bring(callbacks);
      if (statuses.some((status) => status !== 200)) throw new Error(`not taken: ${statuses.join()}`);
    });
    return;
  }
  let form: FilledForm | undefined;
  await patiently(async () => {
    form ??= await fillForm(url, words, life.danger ? { danger: "yes" } : {});
    if (!(await sendForm(url, form))) throw new Error("the form was not taken");
  });
}
