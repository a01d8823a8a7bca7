/** A trie over UTF-16 units in typed arrays. The root is node 0; nodes count up in the order in which they came. */
export interface Trie {
  /** Number of nodes. */
  readonly size: number;
  /** Child of the root by unit, 0 for none: most searches end here. */
  readonly rootChildren: Int32Array;
  /** A hash table from (node, unit) to the child; child 0 marks a free slot. A power of two long. */
  readonly slotNodes: Int32Array;
  readonly slotUnits: Uint16Array;
  readonly slotChildren: Int32Array;
}

const GOLDEN = 0x9e3779b1;
/** An odd factor that spreads units over all bits before they meet the node. */
const UNIT_FACTOR = 0x85ebca6b;
const FIRST_BITS = 12;

/** The child of a node by a unit, −1 when there is none. */
export function childOf(trie: Trie, node: number, unit: number): number {
  if (node === 0) return (trie.rootChildren[unit] ?? 0) || -1;
  const { slotNodes, slotUnits, slotChildren } = trie;
  const last = slotChildren.length - 1;
  let slot = hash(node, unit) >>> Math.clz32(last);
  for (;;) {
    const child = slotChildren[slot] ?? 0;
    if (child === 0) return -1;
    if (slotNodes[slot] === node && slotUnits[slot] === unit) return child;
    slot = (slot + 1) & last;
  }
}

function hash(node: number, unit: number): number {
  return Math.imul(node ^ Math.imul(unit, UNIT_FACTOR), GOLDEN);
}

/** Builds a trie word by word. */
export class TrieBuilder implements Trie {
  size = 1;
  readonly rootChildren = new Int32Array(0x1_0000);
  slotNodes = new Int32Array(2 ** FIRST_BITS);
  slotUnits = new Uint16Array(2 ** FIRST_BITS);
  slotChildren = new Int32Array(2 ** FIRST_BITS);

  /** Adds a word and returns the node at which it ends. */
  add(word: string): number {
    let node = 0;
    for (let at = 0; at < word.length; at += 1) {
      const unit = word.charCodeAt(at);
      const child = childOf(this, node, unit);
      node = child < 0 ? this.addChild(node, unit) : child;
    }
    return node;
  }

  private addChild(node: number, unit: number): number {
    if (this.size * 2 > this.slotChildren.length) this.grow();
    const child = this.size;
    this.size += 1;
    this.put(node, unit, child);
    return child;
  }

  private put(node: number, unit: number, child: number): void {
    if (node === 0) this.rootChildren[unit] = child;
    const last = this.slotChildren.length - 1;
    let slot = hash(node, unit) >>> Math.clz32(last);
    while (this.slotChildren[slot] !== 0) slot = (slot + 1) & last;
    this.slotNodes[slot] = node;
    this.slotUnits[slot] = unit;
    this.slotChildren[slot] = child;
  }

  private grow(): void {
    const { slotNodes, slotUnits, slotChildren } = this;
    const length = slotChildren.length * 2;
    this.slotNodes = new Int32Array(length);
    this.slotUnits = new Uint16Array(length);
    this.slotChildren = new Int32Array(length);
    for (let slot = 0; slot < slotChildren.length; slot += 1) {
      const child = slotChildren[slot] ?? 0;
      if (child !== 0) this.put(slotNodes[slot] ?? 0, slotUnits[slot] ?? 0, child);
    }
  }
}
