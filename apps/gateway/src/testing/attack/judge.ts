import type { CameOut } from "./answer-to.ts";
import { exchanged, UUID, type Request } from "./request.ts";
import { ECHO, mayKnow, SECRET } from "./secret.ts";
import type { SownHouse } from "./sown-house.ts";

/** What whoever asks is told of an id that is not there or not theirs. */
const ID_TOLD = /"(?:NotFound|NobodyToLetIn)_id":"([^"]*)"/g;

/** All that is wrong with what came out for a request, each in a few words; nothing of it when all is well. */
export function wrongWith(
  { secrets }: Pick<SownHouse, "secrets">,
  request: Request,
  { status, text }: CameOut,
): readonly string[] {
  const { by } = request;
  const asked = told(request);
  // The id that they said, and no other.
  const besides = text.replaceAll(ID_TOLD, (whole, id: string) => (asked.includes(id) ? "" : whole));
  const leaked = [...new Set(text.match(SECRET))].filter((word) => {
    const secret = secrets.get(word);
    // An address is answered by an act alone, and nobody here does that with a contact of theirs.
    return secret === undefined || secret.of.kind === "address" || !mayKnow(by, secret);
  });
  return [
    ...leaked.map((word) => `${word} came out`),
    ...(besides.includes(ECHO) ? ["what was said came back"] : []),
    ...(status === 500 || text.includes("INTERNAL")
      ? [`it answered ${String(status)}: ${text.slice(0, 300)}`]
      : []),
  ];
}

/** A request that names what is not theirs alone, with the same of what nobody made; `null`: it names none, or something of theirs. */
export function alikeOf(
  { ids }: Pick<SownHouse, "ids">,
  request: Request,
): { readonly asked: Request; readonly back: (text: string) => string } | null {
  const { by, ...said } = request;
  const text = JSON.stringify(said);
  const named = new Set(text.match(UUID));
  const isTheirs = ids.some(({ id, of }) => named.has(id) && mayKnow(by, { word: "", of }));
  if (named.size === 0 || isTheirs) return null;
  // It begins as the other does: what takes names takes none that begins with a digit.
  const others = new Map([...named].map((id) => [id, `${id.slice(0, 1)}${crypto.randomUUID().slice(1)}`]));
  const back = new Map([...others].map(([id, other]) => [other, id]));
  const asked = { ...(JSON.parse(exchanged(text, others)) as object), by } as Request;
  return { asked, back: (answer) => exchanged(answer, back) };
}

/** For whoever reads what failed: who asked what. */
export function told(request: Request): string {
  return JSON.stringify({ ...request, by: request.by.name });
}
