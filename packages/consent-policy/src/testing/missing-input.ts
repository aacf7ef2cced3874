import { INPUT_NAMES, INPUTS, type ConsentInput, type InputName } from "../input.ts";

/** The same input of which nothing is said of these names. */
export function without(input: ConsentInput, names: readonly InputName[]): ConsentInput {
  const said = INPUT_NAMES.filter((name) => !names.includes(name)).map((name) => [name, input[name]]);
  return Object.fromEntries(said) as ConsentInput;
}

/** Every input that it can be: each value of each of these names beside every other. */
export function everyCaseOf(input: ConsentInput, names: readonly InputName[]): readonly ConsentInput[] {
  return names.reduce<readonly ConsentInput[]>(
    (cases, name) => cases.flatMap((each) => INPUTS[name].map((value) => ({ ...each, [name]: value }))),
    [input],
  );
}
