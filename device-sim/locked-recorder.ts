/** Recorders that show no disk before they are unlocked, as they look on the wire: two makers' classes. */

const DV16_RECORD_BYTES = 94;

/** Ambarella A9 class: vendor control transfers. */
export class LockedA9 {
  isDisk = false;
  readonly heard: { readonly request: number; readonly value: number; readonly bytes: string }[] = [];
  readonly #password: string;
  #open = false;

  constructor(password: string) {
    this.#password = password;
  }

  async out(request: number, value: number, bytes: Uint8Array): Promise<void> {
    this.heard.push({ request, value, bytes: Buffer.from(bytes).toString('hex') });
    const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
    const text = Buffer.from(bytes.subarray(4)).toString('latin1').replace(/\0+$/, '');
    if (request === 85 && head === 'a1120012') this.#open = text === this.#password;
    if (request === 80 && head === 'a1230023' && this.#open) this.isDisk = true;
  }

  async in(request: number, _value: number, length: number): Promise<Uint8Array> {
    const answer = new Uint8Array(length);
    answer[2] = request === 85 && this.#open ? 1 : 0;
    return answer;
  }
}

/** Jieli DV16 class: vendor SCSI commands. */
export class LockedDv16 {
  isDisk = false;
  hasCard = true;
  refusesDiskMode = false;
  name = 'DV16 DEVICE V1.00';
  readonly heard: string[] = [];
  readonly #record: Uint8Array;
  #started = false;

  constructor(record: Uint8Array) {
    this.#record = record;
  }

  async inquiry(): Promise<string> {
    return this.name;
  }

  async read(cdb: Uint8Array, length: number): Promise<Uint8Array> {
    this.heard.push(Buffer.from(cdb).toString('hex'));
    if (cdb[0] !== 0xfd || cdb[1] !== 0x81 || cdb[7] !== length) throw new Error('illegal request');
    switch (cdb[5]) {
      case 0x01:
        this.#started = true;
        return Uint8Array.of(1);
      case 0x0c: return Uint8Array.of(this.hasCard ? 1 : 0);
      case 0x03: return this.#started && length === DV16_RECORD_BYTES ? this.#record : new Uint8Array(length);
      case 0x0e: return Uint8Array.of(this.isDisk ? 7 : 8);
      default: throw new Error('illegal request');
    }
  }

  async write(cdb: Uint8Array): Promise<void> {
    this.heard.push(Buffer.from(cdb).toString('hex'));
    if (cdb[0] === 0xfb && cdb[1] === 0x82 && cdb[5] === 0x06 && !this.refusesDiskMode) this.isDisk = true;
  }
}
