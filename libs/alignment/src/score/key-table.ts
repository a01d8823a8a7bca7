/** Multiplier of Fibonacci hashing: 2³² divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;
/** Slots for each key: a table this empty answers most questions at the first look. */
const ROOM = 8;

/** A table from 32-bit keys to their places in a list; refilled many times without new memory. */
export class KeyTable {
  private keys = new Uint32Array(16);
  /** Place + 1; 0 marks a free slot. */
  private places = new Int32Array(16);
  private shift = 28;

  /** Replaces the contents. Keys must be distinct. */
  fill(list: Uint32Array): void {
    const bits = Math.max(4, 32 - Math.clz32(list.length * ROOM));
    if (2 ** bits > this.keys.length) {
      this.keys = new Uint32Array(2 ** bits);
      this.places = new Int32Array(2 ** bits);
      this.shift = 32 - bits;
    } else this.places.fill(0);
    const last = this.places.length - 1;
    for (let place = 0; place < list.length; place += 1) {
      const key = list[place] ?? 0;
      let slot = Math.imul(key, GOLDEN) >>> this.shift;
      while (this.places[slot] !== 0) slot = (slot + 1) & last;
      this.keys[slot] = key;
      this.places[slot] = place + 1;
    }
  }

  /** Place of a key, −1 when it is not there. */
  find(key: number): number {
    const { keys, places, shift } = this;
    const last = places.length - 1;
    let slot = Math.imul(key, GOLDEN) >>> shift;
    for (;;) {
      const place = places[slot] ?? 0;
      if (place === 0) return -1;
      if (keys[slot] === key) return place - 1;
      slot = (slot + 1) & last;
    }
  }
}
