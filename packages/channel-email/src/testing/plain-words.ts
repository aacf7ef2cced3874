/** What a person reads in a mail of ours: the body, out of quoted-printable and `format=flowed`. */
export function plainWords(raw: string): string {
  const body = raw.slice(raw.search(/\r?\n\r?\n/)).replace(/^(?:\r?\n){2}/, "");
  const bytes = /^content-transfer-encoding: quoted-printable/im.test(raw)
    ? body
        .replaceAll(/=\r?\n/g, "")
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : body;
  const lines = Buffer.from(bytes, "latin1")
    .toString("utf8")
    .replace(/(?:\r?\n)+$/, "")
    .split(/\r?\n/);
  return lines
    .map((line) => line.replace(/^ /, ""))
    .map((line, at) => (line.endsWith(" ") || at === lines.length - 1 ? line : `${line}\n`))
    .join("");
}
