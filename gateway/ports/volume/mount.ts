/** The machine's own programs for mounts and block devices, with a time limit each. Needs the right to mount. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../../domain/errors.ts';

/** A dirty journal or a tired card can take a while; past this it is called failed. */
const PROGRAM_MS = 60_000;
const OUTPUT_BYTES = 4 * 1024 * 1024;
const PRIVATE_FOLDER = 0o700;
const MAX_PARTITIONS = 16;
/** What cards and recorders are formatted with. */
const CARD_FILE_SYSTEMS = ['vfat', 'exfat', 'ntfs', 'ext2', 'ext3', 'ext4', 'f2fs', 'udf'];
const ALWAYS = ['noexec', 'nosuid', 'nodev', 'nosymfollow'];
/** By file system: FAT shows the recorder's calendar as UTC; a journal is not replayed, as that would be a write. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  vfat: ['tz=UTC', 'utf8', 'umask=0222'], exfat: ['time_offset=0'], ext4: ['noload'], ext3: ['noload'],
};
/** Options for the moments of writing. ext4 must replay its journal before it may be written to. */
const WRITE_OPTIONS: Readonly<Record<string, readonly string[]>> = { vfat: ['tz=UTC', 'utf8', 'umask=0022'], exfat: ['time_offset=0'] };
/** File systems that keep the recorder's calendar and not UTC. */
const LOCAL_TIME = new Set(['vfat', 'exfat', 'msdos']);

export interface FileSystem {
  /** `/dev/sdb1`. */
  readonly device: string;
  readonly type: string;
  readonly uuid: string | null;
  readonly label: string | null;
  readonly mountPoints: readonly string[];
}

export function keepsLocalTime(type: string): boolean {
  return LOCAL_TIME.has(type);
}

/** The file systems on a disk and its partitions, in their order, probed from the medium: udev's memory may be of another card. */
export async function fileSystemsOf(name: string, sys = '/sys'): Promise<readonly FileSystem[]> {
  const folder = join(sys, 'block', name);
  const partitions: string[] = [];
  for (const below of (await readdir(folder).catch(() => [])).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    if (below.startsWith(name) && await readFile(join(folder, below, 'partition'), 'utf8').catch(() => null) !== null) partitions.push(below);
  }
  const mounts = await mountTable();
  const found: FileSystem[] = [];
  for (const below of ['', ...partitions].slice(0, MAX_PARTITIONS)) {
    const device = `/dev/${below === '' ? name : below}`;
    const number = (await readFile(join(folder, below, 'dev'), 'utf8').catch(() => '')).trim();
    const probed = await probe(device);
    if (probed !== null) found.push({ ...probed, device, mountPoints: mounts.filter((mount) => mount.number === number).map((mount) => mount.point) });
  }
  return found;
}

/** null where there is no file system that is known. */
async function probe(device: string): Promise<Pick<FileSystem, 'type' | 'uuid' | 'label'> | null> {
  // blkid ends with 2 for 'nothing found', which is no failure.
  // Named one by one, because a probe for all there are reads a disk's end, which a dying card may not have any more.
  const text = await program('blkid', ['-p', '-n', CARD_FILE_SYSTEMS.join(), '-o', 'export', device]).catch((error: unknown) => {
    if (error instanceof StationError && error.code === 'missing-program') throw error;
    return '';
  });
  const facts = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const));
  const type = facts.get('TYPE');
  return type === undefined || facts.get('USAGE') !== 'filesystem' ? null : { type, uuid: facts.get('UUID') ?? null, label: facts.get('LABEL') ?? null };
}

/** Mounts without the right to write, at a folder that only the station's user may enter. */
export async function mountReadOnly(fs: FileSystem, point: string): Promise<void> {
  await mkdir(point, { recursive: true, mode: PRIVATE_FOLDER });
  await mount(fs, point, ['ro', ...ALWAYS, ...OPTIONS[fs.type] ?? []]);
}

export async function mountWritable(fs: FileSystem, point: string): Promise<void> {
  await mount(fs, point, ['rw', ...ALWAYS, ...WRITE_OPTIONS[fs.type] ?? []]);
}

async function mount(fs: FileSystem, point: string, options: readonly string[]): Promise<void> {
  const type = /^[a-z0-9]{1,16}$/.test(fs.type) ? fs.type : 'auto';
  try {
    await program('mount', ['-t', type, '-o', options.join(','), fs.device, point]);
  } catch (error) {
    // mount(8) before 2.38 and kernels before 5.10 do not know nosymfollow; links are not followed by our own code either.
    if (!options.includes('nosymfollow')) throw error;
    await program('mount', ['-t', type, '-o', options.filter((one) => one !== 'nosymfollow').join(','), fs.device, point]);
  }
}

export async function unmount(point: string): Promise<void> {
  await program('umount', [point]);
}

/** Takes the name away at once, also from a device that is gone; the kernel forgets the rest when it can. */
export async function unmountAtOnce(point: string): Promise<void> {
  await program('umount', ['--lazy', point]).catch(() => undefined);
}

/** Mount points below a folder: what an earlier process left behind. */
export async function mountsBelow(folder: string): Promise<readonly string[]> {
  return (await mountTable()).map((mount) => mount.point).filter((point) => point.startsWith(`${folder}/`));
}

/** /proc/self/mountinfo (proc_pid_mountinfo(5)): the device's number `8:17` and where it is mounted. */
async function mountTable(): Promise<readonly { readonly number: string; readonly point: string }[]> {
  const text = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  return text.split('\n').map((line) => line.split(' ')).filter((fields) => fields.length > 4).map((fields) => ({
    number: fields[2]!, point: fields[4]!.replaceAll(/\\(\d{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
  }));
}

/** Standard output. Throws 'missing-program', 'carrier-unavailable' with the program's own words. */
export function program(name: string, args: readonly string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(name, args, { timeout: PROGRAM_MS, maxBuffer: OUTPUT_BYTES, env: { ...process.env, LC_ALL: 'C' } }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return reject(new StationError('missing-program', `'${name}' is not installed on this machine`, { what: name, remedy: 'install util-linux' }, error));
      }
      const words = stderr.trim().split('\n').slice(-1)[0] || error.message;
      return reject(new StationError('carrier-unavailable', `${name}: ${words.slice(0, 300)}`, { what: name, reason: words.slice(0, 300) }, error));
    });
    if (input !== undefined) child.stdin?.on('error', () => undefined).end(input);
  });
}
