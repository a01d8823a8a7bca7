/** What COPY in the binary format begins with: its signature, no flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** What it ends with: a row of -1 fields. */
const TRAILER = Buffer.from([0xff, 0xff]);
const UUID_BYTES = 16;
const DASH = 45;
/** By the code of a letter. */
const NIBBLES = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
);
/** Of an array: number of dimensions, whether it has NULLs, type of its elements, and length and first place of the one dimension. */
const ARRAY_HEADER_BYTES = 20;
/** PostgreSQL's number of the type smallint. */
const SMALLINT_OID = 21;
const SMALLINT_BYTES = 2;
/** Most bytes of UTF-8 for one UTF-16 unit. */
const BYTES_A_UNIT = 3;
/** UTF-16 units up to which letters are put one by one. */
const SHORT_TEXT = 48;
const LAST_ASCII = 127;
const ZERO = 48;
/** Of the largest number of 32 bits. */
const MOST_DIGITS = 10;
/** A bigint as two halves. */
const HALF = 2 ** 32;

/**
 * Rows in the binary format of PostgreSQL's COPY, written straight into one buffer: a rebuild writes a million of them, and
 * a string or an object for each value is what costs. Each method that adds a value adds one field to the row begun last.
 */
export class CopyRows {
  private bytes: Buffer;
  private at = 0;
  /** Where the text that is being put together has its length. */
  private textAt = 0;

  /** @param size bytes to make room for at first; a row that needs more gets it */
  constructor(private readonly size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  /** Bytes that nobody took yet. */
  get length(): number {
    return this.at;
  }

  /** What comes before the first row. */
  begin(): void {
    this.put(HEADER);
  }

  /** What comes after the last row. */
  end(): void {
    this.put(TRAILER);
  }

  beginRow(fields: number): void {
    this.reserve(2);
    this.put16(fields);
  }

  /** @param value a UUID in lower case, with its dashes @throws RangeError for anything else */
  addUuid(value: string): void {
    this.reserve(4 + UUID_BYTES);
    this.put32(UUID_BYTES);
    const { bytes, at: start } = this;
    let place = 0;
    for (let at = start; at < start + UUID_BYTES; at += 1) {
      if (value.charCodeAt(place) === DASH) place += 1;
      const byte = (nibbleAt(value, place) << 4) | nibbleAt(value, place + 1);
      if (byte < 0) throw new RangeError(`no UUID: ${value}`);
      bytes[at] = byte;
      place += 2;
    }
    if (place !== value.length) throw new RangeError(`no UUID: ${value}`);
    this.at = start + UUID_BYTES;
  }

  addText(value: string): void {
    this.beginText();
    this.appendText(value);
    this.endText();
  }

  /** Begins a text that is put together piece by piece, by the two methods that append; `endText` makes it a field. */
  beginText(): void {
    this.reserve(4);
    this.textAt = this.at;
    this.at += 4;
  }

  appendText(text: string): void {
    this.reserve(text.length * BYTES_A_UNIT);
    // most texts are short and ASCII, where a call into the runtime costs more than the letters
    if (text.length > SHORT_TEXT || !this.putAscii(text)) this.at += this.bytes.write(text, this.at, 'utf8');
  }

  /** @param value a whole number from 0 to 2³² − 1 @throws RangeError for any other */
  appendNumber(value: number): void {
    if (value >>> 0 !== value) throw new RangeError(`no whole number of 32 bits: ${String(value)}`);
    this.reserve(MOST_DIGITS);
    const { bytes } = this;
    const end = this.at + digitsOf(value);
    let rest = value;
    for (let at = end - 1; at >= this.at; at -= 1) {
      const tenth = (rest / 10) | 0;
      bytes[at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
    this.at = end;
  }

  endText(): void {
    const end = this.at;
    this.at = this.textAt;
    this.put32(end - this.textAt - 4);
    this.at = end;
  }

  addBoolean(value: boolean): void {
    this.reserve(5);
    this.put32(1);
    this.bytes[this.at] = value ? 1 : 0;
    this.at += 1;
  }

  addInt(value: number): void {
    this.reserve(8);
    this.put32(4);
    this.put32(value);
  }

  /** @param value a safe integer */
  addBigint(value: number): void {
    this.reserve(12);
    this.put32(8);
    this.put32(Math.floor(value / HALF));
    this.put32(value % HALF);
  }

  addSmallint(value: number): void {
    this.reserve(4 + SMALLINT_BYTES);
    this.put32(SMALLINT_BYTES);
    this.put16(value);
  }

  /** @param values at least one */
  addSmallints(values: readonly number[]): void {
    const length = ARRAY_HEADER_BYTES + values.length * (4 + SMALLINT_BYTES);
    this.reserve(4 + length);
    this.put32(length);
    this.put32(1);
    this.put32(0);
    this.put32(SMALLINT_OID);
    this.put32(values.length);
    this.put32(1);
    const { bytes } = this;
    let { at } = this;
    for (const value of values) {
      bytes[at] = 0;
      bytes[at + 1] = 0;
      bytes[at + 2] = 0;
      bytes[at + 3] = SMALLINT_BYTES;
      bytes[at + 4] = value >> 8;
      bytes[at + 5] = value;
      at += 6;
    }
    this.at = at;
  }

  /** What was written since the last time; it is the caller's, and what comes goes into another buffer. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = Buffer.allocUnsafe(this.size);
    this.at = 0;
    return taken;
  }

  /** @returns whether all letters are ASCII; nothing is put unless they are */
  private putAscii(text: string): boolean {
    const { bytes, at } = this;
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      if (code > LAST_ASCII) return false;
      bytes[at + place] = code;
    }
    this.at = at + text.length;
    return true;
  }

  private put(bytes: Buffer): void {
    this.reserve(bytes.length);
    this.at += bytes.copy(this.bytes, this.at);
  }

  private put16(value: number): void {
    this.bytes[this.at] = value >> 8;
    this.bytes[this.at + 1] = value;
    this.at += 2;
  }

  private put32(value: number): void {
    this.bytes[this.at] = value >> 24;
    this.bytes[this.at + 1] = value >> 16;
    this.bytes[this.at + 2] = value >> 8;
    this.bytes[this.at + 3] = value;
    this.at += 4;
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe((this.at + bytes) * 2);
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}

/** What a hexadecimal digit stands for; -1 for any other letter, and past the end. */
const nibbleAt = (text: string, place: number): number => NIBBLES[text.charCodeAt(place)] ?? -1;

function digitsOf(value: number): number {
  let digits = 1;
  for (let above = 10; value >= above && digits < MOST_DIGITS; above *= 10) digits += 1;
  return digits;
}
