import { decideAccess } from "@holdfast/access-policy";
import type { Chance } from "@holdfast/tooling/chance";
import { everyRoot, type Root } from "../whole-schema.ts";
import type { Actor } from "./actor.ts";
import { randomValue, type Known } from "./random-value.ts";
import type { Request } from "./request.ts";
import { ECHO, mayKnow } from "./secret.ts";
import type { SownHouse } from "./sown-house.ts";

/**
 * What is tried elsewhere, because doing it is no wrong: an account, a shift and time of one's own, what an administrator sets, by what
 * somebody is offered contacts, what a lead says to the shift or beside a contact, a contact,
 * which whoever is on shift may have, but for its address, what is written down of no case, but for where those are reached whom it
 * names, and opening a case in an emergency, which any of them may. Whatever comes to be beside these is tried.
 */
const NO_WRONG =
  /^(?:self|shift|care|staff|skill|whisper|announcement|alarm|surge|practice|settings|queue|contact(?!\.unmask)|draft|follow_up|call|picture|report|inquiry(?!\.unmask)|legal|breach|recipient(?!\.unmask))\.|^(?:board|closed|quarantine)\.read$|^case\.(?:bar|break_glass|review_glass)$/;

/** Draws one request after another: each of somebody, through one of the doors, of whatever stands in the house or nowhere. */
export function requestsOf(house: SownHouse): (chance: Chance) => Request {
  const asked = new Map(house.actors.map((by) => [by, rootsFor(by)] as const));
  const words = [...house.secrets.keys()];
  const foreign = new Map(house.actors.map((by) => [by, idsOf(house, by, false)] as const));
  const theirs = new Map(house.actors.map((by) => [by, idsOf(house, by, true)] as const));
  return (chance) => {
    const { below } = chance;
    const by = house.actors[below(house.actors.length)]!;
    const door = below(100);
    if (door < 12) return { kind: "file", by, ...fileOf(ofOne(house.ids, chance), chance) };
    const { queries, acts } = asked.get(by)!;
    // Only what is of no record of theirs: what they do with their own is no attack, and would change who may know what.
    const others = foreign.get(by)!;
    const isAct = door < 50 && others.length > 0;
    const roots = isAct ? acts : queries;
    const root = roots[below(roots.length)]!;
    const query = root.documents[below(root.documents.length)]!;
    // Whoever may know something asks for it more often than chance would have it: else nobody would be told anything.
    const ids = below(3) === 0 && theirs.get(by)!.length > 0 ? theirs.get(by)! : house.ids;
    const known = { ids: ofOne(isAct ? others : ids, chance), words };
    const variables = Object.fromEntries(
      Object.entries(root.args).map(([name, type]) => [name, randomValue(type, known, chance)]),
    );
    if (door < 95) return { kind: "graphql", by, query, variables };
    return { kind: "raw", by, body: broken(JSON.stringify({ query, variables }), chance) };
  };
}

function rootsFor({ role }: Actor): { readonly queries: readonly Root[]; readonly acts: readonly Root[] } {
  const may = (capability: Root["capability"]): boolean =>
    role === null || (capability !== null && decideAccess(role, capability).allowed);
  return {
    queries: everyRoot("query", may),
    acts: everyRoot("mutation", may).filter(
      ({ capability }) =>
        capability !== null && (role === null || !may(capability) || !NO_WRONG.test(capability)),
    ),
  };
}

/** Ids of what is theirs to know, or of what is not. */
const idsOf = ({ ids }: SownHouse, by: Actor, isTheirs: boolean): SownHouse["ids"] =>
  ids.filter(({ of }) => mayKnow(by, { word: "", of }) === isTheirs);

/** Mostly ids of one record, since what belongs together is found by what belongs together; often its own alone. */
function ofOne(ids: SownHouse["ids"], { below }: Chance): Known["ids"] {
  const one = ids[below(ids.length)]?.of.id ?? "";
  if (below(3) === 0) return [one];
  return (below(3) === 0 ? ids : ids.filter(({ of }) => of.id === one)).map(({ id }) => id);
}

function fileOf(
  ids: Known["ids"],
  { below, oneOf }: Chance,
): Pick<Extract<Request, { kind: "file" }>, "method" | "path"> {
  const id = (): string => (below(10) === 0 ? ECHO : (ids[below(ids.length)] ?? ECHO));
  const page = oneOf(["1", "2", "file", "0", "..%2ffile", "-1"]);
  const path = oneOf([
    `/pictures/${id()}/${oneOf(["display", "blurred", "original", "%2e%2e"])}`,
    `/files/${id()}`,
    `/kept/${id()}/${id()}`,
    `/scans/${id()}/${id()}/${page}`,
    `/releases/${id()}/${id()}/scans/${id()}`,
  ]);
  return { method: below(8) === 0 ? "GET" : "POST", path };
}

/** The same cut, doubled, or with something else in its middle. */
function broken(body: string, { below, oneOf }: Chance): string {
  const at = below(body.length);
  const rest = body.slice(at + below(9));
  return `${body.slice(0, at)}${oneOf(["", '"', "}", "\0", ECHO, "{__schema{types{name}}}", "é", body])}${rest}`;
}
