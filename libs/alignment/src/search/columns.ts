/** Arrays of numbers that a column can be. */
export type NumberArray =
  Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

interface NumberArrayConstructor<T extends NumberArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer): T;
}

/** Numbers of the first and of the largest block of a growing column. */
const FIRST_BLOCK = 256;
const LARGEST_BLOCK = 1 << 16;

/** A typed array on memory that threads can share. */
export function sharedArray<T extends NumberArray>(kind: NumberArrayConstructor<T>, length: number): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}

/** A column that grows number by number and ends as one shared array, without being copied while it grows. */
export class ColumnWriter<T extends NumberArray> {
  length = 0;
  private full: T[] = [];
  private block: T;
  private used = 0;

  constructor(private readonly kind: NumberArrayConstructor<T>) {
    this.block = sharedArray(kind, FIRST_BLOCK);
  }

  push(value: number): void {
    if (this.used === this.block.length) this.startBlock();
    this.block[this.used] = value;
    this.used += 1;
    this.length += 1;
  }

  pushAll(values: T): void {
    for (let from = 0; from < values.length;) {
      if (this.used === this.block.length) this.startBlock();
      const count = Math.min(this.block.length - this.used, values.length - from);
      this.block.set(values.subarray(from, from + count), this.used);
      this.used += count;
      this.length += count;
      from += count;
    }
  }

  /** All numbers in one array; the writer is empty afterwards and its memory free. */
  finish(): T {
    const whole = sharedArray(this.kind, this.length);
    let at = 0;
    for (const block of [...this.full, this.block.subarray(0, this.used)]) {
      whole.set(block, at);
      at += block.length;
    }
    this.full = [];
    this.block = sharedArray(this.kind, FIRST_BLOCK);
    this.used = 0;
    this.length = 0;
    return whole;
  }

  private startBlock(): void {
    this.full.push(this.block);
    this.block = sharedArray(this.kind, Math.min(this.block.length * 2, LARGEST_BLOCK));
    this.used = 0;
  }
}

/** Growing columns of each kind of number. */
export const column = {
  bytes: (): ColumnWriter<Uint8Array> => new ColumnWriter<Uint8Array>(Uint8Array),
  codes: (): ColumnWriter<Uint16Array> => new ColumnWriter<Uint16Array>(Uint16Array),
  counts: (): ColumnWriter<Uint32Array> => new ColumnWriter<Uint32Array>(Uint32Array),
  places: (): ColumnWriter<Int32Array> => new ColumnWriter<Int32Array>(Int32Array),
  floats: (): ColumnWriter<Float32Array> => new ColumnWriter<Float32Array>(Float32Array),
  shares: (): ColumnWriter<Float64Array> => new ColumnWriter<Float64Array>(Float64Array),
};

/** Strings kept once each; columns hold their numbers. */
export class StringWriter {
  private readonly numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.numbers.get(text) ?? this.numbers.size;
    if (known === this.numbers.size) this.numbers.set(text, known);
    return known;
  }

  finish(): readonly string[] {
    return [...this.numbers.keys()];
  }
}
