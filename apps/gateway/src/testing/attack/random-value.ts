import type { Chance } from "@holdfast/tooling/chance";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from "graphql";
import { ECHO } from "./secret.ts";

/** What is known to stand in the house, or may. */
export interface Known {
  readonly ids: readonly string[];
  readonly words: readonly string[];
}

/** A value that the type takes, or seldom one that it does not: of ids and words mostly what stands in the house. */
export function randomValue(type: GraphQLInputType, known: Known, chance: Chance): unknown {
  const { below } = chance;
  if (below(60) === 0) return chance.oneOf([null, 7, ECHO, [ECHO], { [ECHO]: ECHO }]);
  if (isNonNullType(type)) return randomValue(type.ofType, known, chance);
  if (isListType(type)) {
    const { ofType } = type;
    return Array.from({ length: below(3) }, () => randomValue(ofType, known, chance));
  }
  if (isEnumType(type)) return type.getValues()[below(type.getValues().length)]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) || below(2) === 0)
        .map((field) => [field.name, randomValue(field.type, known, chance)]),
    );
  return randomScalar(getNamedType(type).name, known, chance);
}

function randomScalar(scalar: string, known: Known, { below, oneOf }: Chance): unknown {
  const one = (of: readonly string[]): string => of[below(of.length)] ?? ECHO;
  switch (scalar) {
    case "ID":
      return below(8) === 0 ? one([ECHO, "", "0", `${one(known.ids)}0`]) : one(known.ids);
    case "Boolean":
      return below(2) === 0;
    case "Int":
      return oneOf([0, 1, 2, 3, 4, 5, 10, -1, 2_147_483_647]);
    case "Float":
      return oneOf([0, 0.5, 1, -1, 1e300]);
    case "Instant":
      return oneOf([0, 1, 1_700_000_000_000, 4_000_000_000_000]);
    case "String":
      return below(2) === 0 ? one(known.words) : oneOf([ECHO, "", "%", "' or true --", "x".repeat(3_000)]);
    default:
      return oneOf<unknown>([ECHO, {}, [], 1, true]);
  }
}
