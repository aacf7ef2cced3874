import { attached } from "./structures.ts";
import { base64, multipart, PLAIN, row, type CorpusMail } from "./corpus-mail.ts";

/** One attribute of winmail.dat; nobody looks at its sum. */
function attribute(level: number, id: number, content: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt16LE(id, 1);
  head.writeUInt32LE(content.length, 5);
  return Buffer.concat([head, content, Buffer.alloc(2)]);
}

const der = (tag: number, content: Buffer): Buffer => {
  const size = Buffer.from([tag, 0x82, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([size, content]);
};
const octets = (content: Buffer): Buffer => der(0x04, content);

/** An opaque signature without its signers: the mail inside is where any program looks for it. */
function signed(name: string, wrap: (words: Buffer) => Buffer): CorpusMail {
  const oid = (last: number): Buffer => Buffer.from(`06092a864886f70d01070${last}`, "hex");
  const holder = der(0x30, Buffer.concat([oid(1), der(0xa0, wrap(Buffer.from(`${PLAIN}\n`)))]));
  const data = der(
    0x30,
    Buffer.concat([Buffer.from("0201013100", "hex"), holder, Buffer.from("3100", "hex")]),
  );
  const whole = der(0x30, Buffer.concat([oid(2), der(0xa0, data)]));
  return row(
    name,
    {
      headers: {
        "Content-Type": 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
        "Content-Transfer-Encoding": "base64",
      },
      body: base64(whole),
    },
    { files: [{ name: "smime.p7m", type: "application/pkcs7-mime", role: "signature" }] },
  );
}

/** Mails that are signed, encrypted or wrapped by the program that sent them. */
export const WRAPPED_MAILS: readonly CorpusMail[] = [
  row(
    "a signature by PGP",
    multipart('signed; micalg=pgp-sha256; protocol="application/pgp-signature"', [
      PLAIN,
      "Content-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----",
    ]),
    {
      files: [{ name: "signature.asc", type: "application/pgp-signature", role: "signature" }],
    },
  ),
  row(
    "encrypted by PGP",
    multipart('encrypted; protocol="application/pgp-encrypted"', [
      "Content-Type: application/pgp-encrypted\n\nVersion: 1",
      'Content-Type: application/octet-stream; name="encrypted.asc"\n\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----',
    ]),
    {
      text: "",
      files: [
        { name: null, type: "application/pgp-encrypted", role: "encrypted" },
        { name: "encrypted.asc", type: "application/octet-stream", role: "encrypted" },
      ],
    },
  ),
  row(
    "signed by PGP in the text",
    {
      body: "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nAre you there?\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n",
    },
    {
      text: "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nAre you there?\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----",
    },
  ),
  row(
    "signed by S/MIME",
    multipart('signed; protocol="application/pkcs7-signature"', [
      PLAIN,
      "Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nMIAG",
    ]),
    {
      files: [{ name: "smime.p7s", type: "application/pkcs7-signature", role: "signature" }],
    },
  ),
  row(
    "encrypted by S/MIME",
    {
      headers: {
        "Content-Type": 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        "Content-Transfer-Encoding": "base64",
      },
      body: "MIAG\n",
    },
    {
      text: "",
      files: [{ name: "smime.p7m", type: "application/pkcs7-mime", role: "encrypted" }],
    },
  ),
  signed("signed by S/MIME, the words inside", octets),
  signed("signed by S/MIME, the words inside in pieces", (words) =>
    Buffer.concat([
      Buffer.from("2480", "hex"),
      octets(words.subarray(0, 30)),
      octets(words.subarray(30)),
      Buffer.alloc(2),
    ]),
  ),
  row(
    "Outlook's winmail.dat",
    multipart("mixed", [
      PLAIN,
      attached("application/ms-tnef", "winmail.dat", base64(Buffer.from("789f3e220100", "hex"))),
    ]),
    {
      files: [{ name: "winmail.dat", type: "application/ms-tnef", role: "tnef" }],
    },
  ),
  row(
    "Outlook's winmail.dat with words and a file in it",
    multipart("mixed", [
      attached(
        "application/ms-tnef",
        "winmail.dat",
        base64(
          Buffer.concat([
            Buffer.from("789f3e220100", "hex"),
            attribute(1, 0x800c, Buffer.from("Are you there?\0")),
            attribute(2, 0x9002, Buffer.alloc(14)),
            attribute(2, 0x8010, Buffer.from("plan.pdf\0")),
            attribute(2, 0x800f, Buffer.from("%PDF-1.4 small")),
          ]),
        ),
      ),
    ]),
    {
      files: [
        { name: "winmail.dat", type: "application/ms-tnef", role: "tnef" },
        { name: "plan.pdf", type: "application/pdf", size: 14 },
      ],
    },
  ),
  row(
    "winmail.dat by its name alone",
    multipart("mixed", [
      PLAIN,
      attached("application/octet-stream", "WINMAIL.DAT", base64(Buffer.from("789f3e220100", "hex"))),
    ]),
    {
      files: [{ name: "WINMAIL.DAT", type: "application/ms-tnef", role: "tnef" }],
    },
  ),
];
