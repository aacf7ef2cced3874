/** What an invented document says of itself beside its pages. */
export interface InventedPdf {
  /** What is drawn on each page, as a document's own program draws it. */
  readonly drawing?: string;
  /** Beside the pages: what would run, or lead elsewhere. */
  readonly catalog?: string;
}

/** A document of that many sheets, each with a blue square. */
export function inventedPdf(
  pages: number,
  { drawing = "0 0 1 rg 40 40 120 120 re f", catalog = "" }: InventedPdf = {},
): Buffer {
  const sheet = (at: number): number => 3 + at * 2;
  const at = Array.from({ length: pages }, (_, page) => page);
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${at.map((page) => `${sheet(page)} 0 R`).join(" ")}] /Count ${pages} >>`,
    ...at.flatMap((page) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents ${sheet(page) + 1} 0 R /Resources << >> >>`,
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    ]),
  ];
  let written = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = written.length;
    written += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`;
  return Buffer.from(written + table + end, "latin1");
}

/** What a telephone of a kind writes: nothing here decodes it. */
export function inventedHeic(): Buffer {
  const head = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
  return Buffer.concat([head, Buffer.from("an invented picture")]);
}
