import { z } from "zod";

const Broken = z.object({ code: z.literal("23514"), constraint: z.string() });

/** The rule of the schema that somebody broke, where it is one of these; anything else is a mistake of ours, and thrown. */
export function ruleBroken<Rule extends string>(error: unknown, rules: readonly Rule[]): Rule {
  const broken = Broken.safeParse(error);
  const rule = broken.success ? rules.find((each) => each === broken.data.constraint) : undefined;
  if (rule === undefined) throw error;
  return rule;
}
