import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture of one colour in a format that telephones send. */
export function plainPicture(
  format: "jpeg" | "png" | "gif" | "webp" | "avif" | "tiff",
  [width, height]: readonly [number, number] = [640, 480],
): Promise<Buffer> {
  const background = { r: 200, g: 40, b: 40 };
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

/** Words and a place that a camera wrote into a JPEG, which lies on its side. */
export async function cameraPicture(words: string): Promise<Buffer> {
  const raw = Buffer.alloc(400 * 200 * 3, 255);
  // The left half is dark, so that one sees which way up it is.
  for (let y = 0; y < 200; y += 1) raw.fill(20, y * 1200, y * 1200 + 600);
  return sharp(raw, { raw: { width: 400, height: 200, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: words, Copyright: words },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "41/1 24/1 12/1",
        GPSLongitudeRef: "W",
        GPSLongitude: "2/1 10/1 0/1",
      },
    })
    .jpeg()
    .toBuffer();
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG that is as large as it says: rows of nothing, packed. `depth` in bits; `claimed` changes what the head says. */
export function largePng(
  [width, height]: readonly [number, number],
  {
    depth = 1,
    colour = 0,
    isInterlaced = false,
    claimed = [width, height] as readonly [number, number],
  } = {},
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(claimed[0], 0);
  head.writeUInt32BE(claimed[1], 4);
  head.set([depth, colour, 0, 0, isInterlaced ? 1 : 0], 8);
  const channels = colour === 6 ? 4 : 1;
  // Interlaced rows have other lengths; a few more bytes of nothing do for all of them.
  const size = (1 + Math.ceil((width * channels * depth) / 8)) * height + (isInterlaced ? height * 8 : 0);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(size), { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A GIF whose head and only frame claim to be 65 535 pixels square. */
export function hugeGif(): Buffer {
  const screen = Buffer.from("GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff", "latin1");
  const frame = Buffer.from(",\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00;", "latin1");
  return Buffer.concat([screen, frame]);
}

/** A TIFF whose head claims the same. */
export function hugeTiff(): Buffer {
  const entry = (tag: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(4, 2);
    bytes.writeUInt32LE(1, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const entries = [entry(256, 65_535), entry(257, 65_535), entry(273, 8), entry(279, 1)];
  return Buffer.concat([
    Buffer.from("II*\0\x08\0\0\0", "latin1"),
    Buffer.of(entries.length, 0),
    ...entries,
    Buffer.alloc(4),
  ]);
}

/** A JPEG with another size in its head than in its bytes. */
export async function lyingJpeg(side: number): Promise<Buffer> {
  const bytes = await plainPicture("jpeg");
  const at = bytes.indexOf(Buffer.of(0xff, 0xc0));
  bytes.writeUInt16BE(side, at + 5);
  bytes.writeUInt16BE(side, at + 7);
  return bytes;
}

/** A JPEG that a browser might be talked into reading as a page: its comment is one. */
export async function pageInJpeg(page: string): Promise<Buffer> {
  const bytes = await plainPicture("jpeg");
  const words = Buffer.from(page);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xfffe, 0);
  head.writeUInt16BE(words.length + 2, 2);
  return Buffer.concat([bytes.subarray(0, 2), head, words, bytes.subarray(2), words]);
}
