// The XOR chunk of Prometheus: delta-of-delta times, values as the exclusive or with the one before (Gorilla encoding).

const HEADER_BYTES = 2;
/** time and value of one sample at worst, in bytes */
const WORST_SAMPLE_BYTES = 20;
const NO_WINDOW = 0xff;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** Encodes samples [from, to) of a series; the buffer is reused between calls, so copy or write it before the next. */
export class XorEncoder {
  private bytes = new Uint8Array(1 << 14);
  private at = 0;
  /** free bits in the byte before `at` */
  private free = 0;
  private previousHigh = 0;
  private previousLow = 0;
  private leading = NO_WINDOW;
  private trailing = 0;

  encode(timesMs: Float64Array, values: Float64Array, from: number, to: number): Uint8Array {
    const count = to - from;
    if (this.bytes.length < count * WORST_SAMPLE_BYTES + 64)
      this.bytes = new Uint8Array(count * WORST_SAMPLE_BYTES + 64);
    this.bytes.fill(0, 0, Math.min(this.bytes.length, count * WORST_SAMPLE_BYTES + 64));
    this.bytes[0] = count >>> 8;
    this.bytes[1] = count;
    this.at = HEADER_BYTES;
    this.free = 0;
    this.leading = NO_WINDOW;
    let delta = 0;
    for (let index = from; index < to; index += 1) {
      const timeMs = timesMs[index] ?? 0;
      if (index === from) {
        this.varint(timeMs);
        this.firstValue(values[index] ?? 0);
        continue;
      }
      const nextDelta = timeMs - (timesMs[index - 1] ?? 0);
      if (index === from + 1) this.uvarint(nextDelta);
      else this.deltaOfDelta(nextDelta - delta);
      delta = nextDelta;
      this.value(values[index] ?? 0);
    }
    return this.bytes.subarray(0, this.at);
  }

  /** The lowest `count` bits of `value`, 1 to 32. */
  private bits(value: number, count: number): void {
    let left = count;
    while (left > 0) {
      if (this.free === 0) {
        this.at += 1;
        this.free = 8;
      }
      const take = Math.min(left, this.free);
      const part = (value >>> (left - take)) & ((1 << take) - 1);
      this.bytes[this.at - 1] = (this.bytes[this.at - 1] ?? 0) | (part << (this.free - take));
      this.free -= take;
      left -= take;
    }
  }

  private uvarint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.bits((rest % 0x80) | 0x80, 8);
      rest = Math.floor(rest / 0x80);
    }
    this.bits(rest, 8);
  }

  private varint(value: number): void {
    this.uvarint(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  private deltaOfDelta(value: number): void {
    if (value === 0) this.bits(0, 1);
    else if (fitsIn(value, 13)) {
      this.bits(0b10, 2);
      this.bits(value, 14);
    } else if (fitsIn(value, 16)) {
      this.bits(0b110, 3);
      this.bits(value, 17);
    } else if (fitsIn(value, 19)) {
      this.bits(0b1110, 4);
      this.bits(value, 20);
    } else {
      this.bits(0b1111, 4);
      this.bits(Math.floor(value / 0x1_0000_0000) | 0, 32);
      this.bits(value | 0, 32);
    }
  }

  private firstValue(value: number): void {
    float[0] = value;
    this.previousHigh = words[1] ?? 0;
    this.previousLow = words[0] ?? 0;
    this.bits(this.previousHigh, 32);
    this.bits(this.previousLow, 32);
  }

  private value(value: number): void {
    float[0] = value;
    const high = words[1] ?? 0;
    const low = words[0] ?? 0;
    const xorHigh = (high ^ this.previousHigh) >>> 0;
    const xorLow = (low ^ this.previousLow) >>> 0;
    this.previousHigh = high;
    this.previousLow = low;
    if (xorHigh === 0 && xorLow === 0) {
      this.bits(0, 1);
      return;
    }
    this.bits(1, 1);
    const leading = Math.min(31, xorHigh !== 0 ? Math.clz32(xorHigh) : 32 + Math.clz32(xorLow));
    const trailing = xorLow !== 0 ? countTrailing(xorLow) : 32 + countTrailing(xorHigh);
    if (this.leading !== NO_WINDOW && leading >= this.leading && trailing >= this.trailing) this.bits(0, 1);
    else {
      this.leading = leading;
      this.trailing = trailing;
      this.bits(1, 1);
      this.bits(leading, 5);
      this.bits((64 - leading - trailing) & 63, 6);
    }
    this.significant(xorHigh, xorLow);
  }

  /** The bits between the leading and the trailing zeros of the current window. */
  private significant(high: number, low: number): void {
    const { leading, trailing } = this;
    const highBits = 32 - leading;
    if (trailing >= 32) {
      this.wide(high >>> (trailing - 32), highBits - (trailing - 32));
      return;
    }
    this.wide(high, highBits);
    this.wide(trailing === 0 ? low : low >>> trailing, 32 - trailing);
  }

  private wide(value: number, count: number): void {
    if (count > 0) this.bits(value, count);
  }
}

/** One bit more than `bits` holds it, as Prometheus counts. */
function fitsIn(value: number, bits: number): boolean {
  const limit = 1 << bits;
  return value <= limit && value > -limit;
}

function countTrailing(value: number): number {
  return 31 - Math.clz32(value & -value);
}
