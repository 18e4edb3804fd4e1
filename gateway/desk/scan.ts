/**
 * What a scanner has read. A scanner is a keyboard: its text may be a recorder's serial, an officer's badge, certificate
 * number or id, or a one-time code. Badges belong to officers; the station keeps no badge's number, only an HMAC of it.
 */
import { createHash, createHmac } from 'node:crypto';
import { certificateKey, equipmentRegister } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import { isoTime, isPlainName, type DockId, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Clock } from '../clock.ts';
import { MAX_ENTRY_TEXT, mayGiveBadge } from '../rules/enrolment.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { whoIs } from './called.ts';
import { demand, demandVersion, notFound } from './demand.ts';
import { codeHash } from './enrolment.ts';
import type { EquipmentDesk } from './equipment.ts';

export type Scanned =
  | { readonly kind: 'recorder'; readonly id: RecorderSerial }
  | { readonly kind: 'dock'; readonly id: DockId }
  | { readonly kind: 'officer'; readonly id: OfficerId; readonly by: 'badge' | 'certificate' | 'id' }
  /** A live one-time code, and what it was given out for. */
  | { readonly kind: 'code'; readonly id: string; readonly what: 'dock' | 'recorder' };

/** The text that the station's key signs to make the badges' key. It is signed for nothing else. */
const BADGE_KEY_TEXT = 'zhilu-badge-key-v1';

export interface ScanDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly equipment: EquipmentDesk;
  /** The station's key: an Ed25519 signature is the same each time, and nobody else can make it. */
  readonly sign: (text: Uint8Array) => Uint8Array;
}

export class ScanDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  readonly #equipment: EquipmentDesk;
  /** Badge numbers are short enough to be tried out: without this key their digests say nothing. */
  readonly #badgeKey: Buffer;

  constructor(parts: ScanDeskParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.#equipment = parts.equipment;
    this.#badgeKey = createHash('sha256').update(parts.sign(Buffer.from(BADGE_KEY_TEXT))).digest();
  }

  /** All that a text may mean, the surest first: a serial may look like an officer's id. Empty for what nobody knows. */
  identify(text: string): readonly Scanned[] {
    const plain = plainText(text);
    if (plain === '' || plain.length > MAX_ENTRY_TEXT) return [];
    const found: Scanned[] = [];
    const code = read(this.#rows, register.enrolCode(codeHash(plain)));
    if (code !== undefined && isoTime(this.#clock.wallMs()) < code.expires) found.push({ kind: 'code', id: code.id, what: code.what });
    for (const name of new Set([plain, plain.toUpperCase()].filter(isPlainName))) {
      if (read(this.#rows, register.recorder(name as RecorderSerial)) !== undefined) found.push({ kind: 'recorder', id: name as RecorderSerial });
      if (read(this.#rows, register.dock(name as DockId)) !== undefined) found.push({ kind: 'dock', id: name as DockId });
    }
    const officer = this.#officer(plain);
    return officer === undefined ? found : [...found, officer];
  }

  /** The officer whose badge, certificate number or id this is. Throws 'not-found'. */
  officerOf(text: string): OfficerId {
    const officer = this.#officer(plainText(text));
    // What was read stands nowhere in the error: it may be somebody's badge.
    if (officer === undefined) throw new StationError('not-found', '不认识这张卡，请先发给执法人员 / nobody has this card; give it to an officer first', { what: 'badge', pointer: '/tap' });
    return officer.id;
  }

  #officer(plain: string): Extract<Scanned, { kind: 'officer' }> | undefined {
    const badge = read(this.#rows, equipmentRegister.badge(this.#badgeHash(plain)));
    if (badge !== undefined) return { kind: 'officer', id: badge.officer, by: 'badge' };
    const holder = read(this.#rows, equipmentRegister.certificate(certificateKey(plain)));
    if (holder !== undefined) return { kind: 'officer', id: holder, by: 'certificate' };
    const id = [plain, plain.toUpperCase()].filter(isPlainName).find((one) => read(this.#rows, register.officer(one as OfficerId)) !== undefined);
    return id === undefined ? undefined : { kind: 'officer', id: id as OfficerId, by: 'id' };
  }

  giveBadge(actor: string, officer: string, badge: string, version?: number): Promise<void> {
    return this.#equipment.turn.take(async () => {
      const id = officer as OfficerId;
      const plain = plainText(badge);
      const badgeHash = this.#badgeHash(plain);
      const standing = read(this.#rows, equipmentRegister.officer(id));
      if (version !== undefined) demandVersion(version, standing?.version, 'officer', officer);
      const owner = read(this.#rows, equipmentRegister.badge(badgeHash))?.officer;
      demand(mayGiveBadge(standing, officer, plain, owner === undefined ? undefined : whoIs(owner, this.#rows)));
      await this.#log.append([{ kind: 'BadgeGiven', actor, facts: { officer: id, badgeHash } }]);
    });
  }

  /** `badge` is what officers' pages call it: its digest. */
  takeBadge(actor: string, officer: string, badge: string, version?: number): Promise<void> {
    return this.#equipment.turn.take(async () => {
      const id = officer as OfficerId;
      const standing = read(this.#rows, equipmentRegister.officer(id));
      if (version !== undefined) demandVersion(version, standing?.version, 'officer', officer);
      if (standing?.badges.some(({ hash }) => hash === badge) !== true) throw notFound('badge', badge.slice(0, 64));
      await this.#log.append([{ kind: 'BadgeTaken', actor, facts: { officer: id, badgeHash: badge } }]);
    });
  }

  #badgeHash(plain: string): string {
    return createHmac('sha256', this.#badgeKey).update(plain).digest('hex');
  }
}

/** Scanners send an Enter behind the text, some a mark before it. */
function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\u0000-\u001f\u007f]/g, '').trim();
}
