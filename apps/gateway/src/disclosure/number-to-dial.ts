import { DialledNumber, numbersIn } from "@holdfast/case-schema";

/** The first number by which somebody was vetted, as it is dialled; `null`: none of them is one. */
export function numberToDial(reach: string): string | null {
  const dialled = numbersIn(reach).map((written) => written.replaceAll(/[^+0-9]/g, ""));
  return dialled.find((number) => DialledNumber.safeParse(number).success) ?? null;
}
