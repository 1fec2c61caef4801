// A growing byte buffer with the integers of the Prometheus block format: big-endian and varints.

export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1 << 16) {
    this.bytes = new Uint8Array(capacity);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  uint8(value: number): void {
    this.reserve(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.bytes[this.length] = value >>> 24;
    this.bytes[this.length + 1] = value >>> 16;
    this.bytes[this.length + 2] = value >>> 8;
    this.bytes[this.length + 3] = value;
    this.length += 4;
  }

  /** For whole numbers up to 2^53. */
  uint64(value: number): void {
    this.uint32(Math.floor(value / 0x1_0000_0000));
    this.uint32(value >>> 0);
  }

  uvarint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.uint8((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.uint8(rest);
  }

  /** Zigzag, as Go's signed varints. */
  varint(value: number): void {
    this.uvarint(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  text(value: string): void {
    const bytes = Buffer.from(value, "utf8");
    this.uvarint(bytes.length);
    this.append(bytes);
  }

  alignTo(size: number): void {
    while (this.length % size !== 0) this.uint8(0);
  }

  view(from = 0): Uint8Array {
    return this.bytes.subarray(from, this.length);
  }
}
