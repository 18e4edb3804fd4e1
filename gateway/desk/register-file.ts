/**
 * Whole registers from a spreadsheet and into one. A file is looked at first: what each line would change, and why some
 * are refused. It goes in only with the mark of what was shown, so that nobody confirms what he has not seen.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { RegisterKind } from '../domain/equipment-events.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import type { RowsToRead } from '../domain/rows.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { readCsv, writeCsv, type ReadFile } from './csv-file.ts';
import type { EquipmentDesk } from './equipment.ts';
import type { Recorders } from './recorders.ts';
import { COLUMNS, planLines, type Cells, type LineVerdict } from './register-lines.ts';

/** Events that go into the log at once; the log takes no more than 1,024. */
const GROUP = 1_000;
/** Lines of an exported register. */
const MAX_EXPORTED = 10_000;

export interface FilePreview {
  readonly register: RegisterKind;
  readonly encoding: ReadFile['encoding'];
  /** The mark of this content and of what it would change now. */
  readonly hash: string;
  readonly counts: Readonly<Record<LineVerdict['outcome'], number>>;
  readonly lines: readonly LineVerdict[];
  /** Columns of the file that mean nothing to this register. */
  readonly ignored: readonly string[];
}

interface Plan extends FilePreview {
  readonly contentHash: string;
  readonly drafts: readonly EventDraft[];
}

export interface RegisterFilesParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly equipment: EquipmentDesk;
  readonly recorders: Recorders;
  readonly utcOffsetMinutes: number;
}

export class RegisterFilesDesk {
  readonly #parts: RegisterFilesParts;

  constructor(parts: RegisterFilesParts) {
    this.#parts = parts;
  }

  /** What the file would change. Changes nothing. */
  preview(register: RegisterKind, content: Uint8Array): FilePreview {
    return shown(this.#plan('', register, content));
  }

  /** Takes in what was shown under `hash`, without the refused lines. Throws 'conflict' where it would do something else by now. */
  confirm(actor: string, register: RegisterKind, content: Uint8Array, hash: string): Promise<FilePreview> {
    return this.#parts.equipment.turn.take(async () => {
      const plan = this.#plan(actor, register, content);
      if (plan.hash !== hash) throw new StationError('conflict', '文件或登记内容与预览时不同，请重新预览 / the file or the registers are not those of the preview; look at it again', { what: 'preview', id: register, pointer: '/hash' });
      if (plan.drafts.length === 0) throw new StationError('bad-input', '没有可以收入的变更 / there is nothing in it to take in', { what: 'file', pointer: '/content' });
      const { counts, contentHash, lines } = plan;
      const drafts: EventDraft[] = [...plan.drafts, {
        kind: 'RegisterImported', actor, facts: { register, contentHash, lines: lines.length, added: counts.new, changed: counts.changed, refused: counts.refused },
      }];
      for (let from = 0; from < drafts.length; from += GROUP) await this.#parts.log.append(drafts.slice(from, from + GROUP));
      return shown(plan);
    });
  }

  #plan(actor: string, register: RegisterKind, content: Uint8Array): Plan {
    const file = readCsv(content);
    const { cells, ignored } = cellsOf(register, file);
    const { lines, drafts } = planLines(register, cells, { actor, rows: this.#parts.rows, equipment: this.#parts.equipment, utcOffsetMinutes: this.#parts.utcOffsetMinutes });
    const contentHash = createHash('sha256').update(content).digest('hex');
    const hash = createHash('sha256').update(JSON.stringify([register, contentHash, lines])).digest('hex');
    const counts = { new: 0, changed: 0, same: 0, refused: 0 };
    for (const { outcome } of lines) counts[outcome] += 1;
    return { register, encoding: file.encoding, hash, counts, lines, ignored, contentHash, drafts };
  }

  /** The register as a file that the same desk takes in again. At most 10,000 lines. */
  async export(register: RegisterKind): Promise<string> {
    const { recorders } = this.#parts;
    const header = COLUMNS[register].map(({ names }) => names[0]!);
    if (register === 'officers') {
      const { items } = await recorders.officers({}, undefined, MAX_EXPORTED);
      return writeCsv([...header, '离任', '持有'], items.map((one) => [one.officer, one.name, one.unit, one.certificateNumber, this.#local(one.left), one.holds.join(' ')]));
    }
    const { items } = await recorders.recorders({}, undefined, MAX_EXPORTED);
    if (register === 'recorders') {
      const more = ['状态', '起', '采集站', '仓位', '持有人', '姓名', '固件', '电量', '时钟残差毫秒', '最近所见', '故障', '入库文件', '未入库', '停用'];
      return writeCsv([...header, ...more], items.map((one) => [
        one.recorder, one.model, one.unit, one.state, this.#local(one.since), one.bay?.dock ?? null, one.bay?.bay ?? null, one.holder?.officer ?? null, one.holder?.name ?? null, one.firmware, one.battery,
        one.residualMs, this.#local(one.lastSeen), one.faults.join(' '), one.clips, one.outstanding, one.retired,
      ]));
    }
    const lines = items.flatMap(({ recorder }) => recorders.assignments(recorder).filter((row) => row.to !== row.from).map((row) => [recorder, row.officer, this.#local(row.from), this.#local(row.to)]));
    return writeCsv(header, lines.slice(0, MAX_EXPORTED));
  }

  /** The station's own time, to the second, with its zone: so it comes back as the same time. */
  #local(at: string | null): string | null {
    if (at === null) return null;
    const { utcOffsetMinutes: offset } = this.#parts;
    const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
    return `${new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 23)}${zone}`;
  }
}

/** Finds the register's columns by their names. Throws 'bad-input' where one that it needs is missing. */
function cellsOf(register: RegisterKind, { header, lines }: ReadFile): { readonly cells: readonly Cells[]; readonly ignored: readonly string[] } {
  const places = new Map<string, number>();
  const known = new Set<number>();
  for (const { key, names, optional } of COLUMNS[register]) {
    const at = header.findIndex((name) => names.some((one) => one.toLowerCase() === name.toLowerCase()));
    if (at < 0 && optional !== true) throw new StationError('bad-input', `第一行缺少“${names[0]}”一列 / the first line has no column '${names.at(-1)}'`, { what: 'file', value: key, pointer: '/content' });
    if (at >= 0) {
      places.set(key, at);
      known.add(at);
    }
  }
  const cells = lines.map(({ line, cells: all }) => ({ line, get: (key: string) => all[places.get(key) ?? -1] ?? '' }));
  return { cells, ignored: header.filter((name, i) => !known.has(i) && name !== '') };
}

function shown({ register, encoding, hash, counts, lines, ignored }: Plan): FilePreview {
  return { register, encoding, hash, counts, lines, ignored };
}
