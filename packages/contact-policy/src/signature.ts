/** The line under which mail programs set a signature. */
const MARK = /^\s*--\s*$/u;
/** Longer is a message, whatever stands above it. */
const LINES_MAX = 12;
const LENGTH_MAX = 1000;

const DEVICES =
  "iPhone|iPad|iPod|Galaxy|Samsung|Android|Pixel|Huawei|Xiaomi|Redmi|Motorola|Nokia|BlackBerry|Windows|Outlook|Yahoo|Gmail|AOL|Proton|Mail|phone|cell|mobile|smartphone|tablet|tel[eé]fono|m[oó]vil|celular|t[eé]l[eé]phone|portable|mobile|tablette|ordinateur|correo|courrier";
/** What programs write below a mail of their own accord, in the languages that are spoken here. */
const PROGRAM_LINES: readonly RegExp[] = [
  new RegExp(
    `^(?:sent|enviado|envoy[eé]) (?:from|via|with|desde|con|de|depuis|avec|[aà] partir de) (?:(?:my|mi|mon|ma) )?(?:${DEVICES})(?: [\\p{L}\\p{N}+-]+){0,4}$`,
    "iu",
  ),
  /^(?:get|obtener|obtenga|descargar|obtenir|t[eé]l[eé]charger) outlook (?:for|para|pour) (?:ios|android)(?: ?[<[]\S*[>\]])?$/iu,
];

/**
 * A mail's own words without the signature that a program put below them: what follows a line of two dashes, if it is no longer
 * than one is, and lines that name the device or the program. Only what stands alone is told by it (CP45, CP61): somebody can
 * write below two dashes, too, so nothing else is listened to without it.
 */
export function withoutSignature(text: string): string {
  const lines = text.split("\n");
  const mark = lines.findIndex((line) => MARK.test(line));
  const written = mark < 0 || !isSignature(lines.slice(mark + 1)) ? lines : lines.slice(0, mark);
  let end = written.length;
  while (end > 0 && isOfProgram(written[end - 1] ?? "")) end -= 1;
  return written.slice(0, end).join("\n");
}

function isSignature(lines: readonly string[]): boolean {
  const said = lines.map((line) => line.trim()).filter((line) => line !== "");
  return said.length <= LINES_MAX && said.join("").length <= LENGTH_MAX;
}

/** Empty ones are, too: they stand around it. */
function isOfProgram(line: string): boolean {
  const said = line.trim().replace(/[.!]$/u, "");
  return said === "" || PROGRAM_LINES.some((each) => each.test(said));
}
