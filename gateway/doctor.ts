/** What is missing or unwise on this machine, before it costs somebody a day. Asks, changes nothing. */
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { access, constants, stat, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { systemClock } from './clock.ts';
import type { StationConfig } from './config.ts';
import { halves, StationError } from './domain/errors.ts';
import { NOT_PLAYABLE } from './media/playback/how-to-play.ts';
import { findPrograms } from './media/playback/programs.ts';
import { blockDevices, placeOf } from './ports/volume/usb-place.ts';
import type { Words } from './words/language.ts';

export interface DoctorFinding extends Words {
  readonly id: string;
  readonly level: 'ok' | 'advice' | 'problem';
  readonly remedy: Words;
}

const PROGRAM_TIMEOUT_MS = 5_000;
const LEAST_MEMORY = 1_000_000_000;
const OTHERS = 0o077;
const DAY_MS = 86_400_000;
const CERTIFICATE_DAYS = 30;
const LOOPBACK = /^(127\.|::1$|localhost$)/;
const DASHBOARD = fileURLToPath(new URL('../dashboard/dist/index.html', import.meta.url));
const run = promisify(execFile);

/** All findings; the configuration is undefined where there is none yet, and an error where it cannot be used. */
export async function examine(config: StationConfig | StationError | undefined): Promise<readonly DoctorFinding[]> {
  const findings = [node(), memory(), await clock(), await program('mount', { zh: 'USB 卷采集', en: 'recorders that mount as disks' }, 'mount'), await program('blkid', { zh: 'USB 卷采集', en: 'recorders that mount as disks' }, 'util-linux'), ...await players(), await fonts()];
  if (config === undefined) return [...findings, finding('config', 'advice', '没有配置文件', 'there is no configuration', '运行 zhilu init', "run 'zhilu init'")];
  if (config instanceof StationError) return [...findings, finding('config', 'problem', `配置无法使用：${halves(config.message).zh}`, `the configuration cannot be used: ${halves(config.message).en}`, '按提示改正后再运行', 'put it right and run this again')];
  const { settings } = config;
  findings.push(...await disk(settings.dataFolder, settings.headroomBytes ?? 0), await secrets(config));
  findings.push(...await usbPorts(settings.volumes));
  for (const line of settings.serial) findings.push(await serial(line.path));
  if (settings.http !== undefined) findings.push(...await web(settings.http));
  if (settings.broker !== undefined && !LOOPBACK.test(settings.broker.host) && settings.broker.tls === undefined) {
    findings.push(finding('broker-open', 'problem', 'MQTT 对外开放而未加密', 'the broker is reachable from outside without TLS', '配置 broker.tls 或改回 127.0.0.1', 'configure broker.tls, or go back to 127.0.0.1'));
  }
  if (settings.media?.rtmp != null && settings.media.outside === undefined) findings.push(...live(settings.media.rtmp));
  return findings;
}

/** Where recorders publish their pictures. */
function live({ host = '127.0.0.1', announce, tls }: NonNullable<NonNullable<StationConfig['settings']['media']>['rtmp']>): readonly DoctorFinding[] {
  const findings: DoctorFinding[] = [];
  const open = !LOOPBACK.test(host);
  if (!open) findings.push(finding('media-closed', 'advice', '实时视频只接受本机推流', 'live pictures are taken from this machine alone', '记录仪在外推流时，将 media.rtmp.host 改为局域网地址', 'for recorders in the field set media.rtmp.host to an address of the network'));
  if (open && tls === undefined) findings.push(finding('media-open', 'advice', '实时视频推流未加密，画面和推流令牌可被窃听', 'live pictures and their tokens cross the network in clear', '配置 media.rtmp.tls，或只在专网内使用', 'configure media.rtmp.tls, or use a network of its own'));
  if (open && announce === undefined && /^(0\.0\.0\.0|::)$/.test(host)) findings.push(finding('media-announce', 'advice', '未写明告知记录仪的推流地址', 'the address that recorders are told is guessed', '配置 media.rtmp.announce', 'set media.rtmp.announce'));
  return findings;
}

function finding(id: string, level: DoctorFinding['level'], zh: string, en: string, remedyZh = '', remedyEn = ''): DoctorFinding {
  return { id, level, zh, en, remedy: { zh: remedyZh, en: remedyEn } };
}

function node(): DoctorFinding {
  const ok = Number(process.versions.node.split('.')[0]) >= 24;
  return finding('node', ok ? 'ok' : 'problem', `Node ${process.versions.node}`, `Node ${process.versions.node}`, '运行 npm ci', 'run npm ci');
}

function memory(): DoctorFinding {
  const gigabytes = (totalmem() / 1e9).toFixed(1);
  return finding('memory', totalmem() >= LEAST_MEMORY ? 'ok' : 'advice', `内存 ${gigabytes} GB`, `${gigabytes} GB of memory`, '建议至少 1 GB', 'at least 1 GB is advised');
}

async function clock(): Promise<DoctorFinding> {
  try {
    const { stdout } = await run('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], { timeout: PROGRAM_TIMEOUT_MS });
    const synchronised = stdout.trim() === 'yes';
    return finding('clock', synchronised ? 'ok' : 'problem', synchronised ? '时钟已同步' : '时钟未同步', synchronised ? 'the clock is synchronised' : 'the clock is not synchronised', '启用 NTP：timedatectl set-ntp true', 'turn NTP on: timedatectl set-ntp true');
  } catch {
    return finding('clock', 'advice', '无法确认时钟是否同步', 'whether the clock is synchronised cannot be told', '安装 systemd-timesyncd 或 chrony；记录仪以本机时钟校时', 'install systemd-timesyncd or chrony; recorders are set by this clock');
  }
}

/** Where disks are plugged in now: what the bays of a configuration are called. */
async function usbPorts(volumes: StationConfig['settings']['volumes']): Promise<DoctorFinding[]> {
  const places = (await Promise.all((await blockDevices()).map((name) => placeOf(name)))).filter((place) => place !== null && place.usbVendor !== null);
  const seen = places.map((place) => `${place!.port} (${place!.model})`).join(', ');
  const ports = finding('usb-ports', 'ok', `USB 磁盘所在端口：${seen || '无'}`, `USB disks are at ports: ${seen || 'none'}`, '在 volumes.bays 中写明哪些端口是槽位', 'name the ports that are bays in volumes.bays');
  const mounts = volumes?.bays.some((bay) => 'port' in bay) === true;
  if (!mounts || process.getuid?.() === 0) return seen === '' && volumes === undefined ? [] : [ports];
  return [ports, finding('mount-right', 'problem', '本用户无权挂载 USB 卷', 'this user may not mount volumes', '以 root 或具有 CAP_SYS_ADMIN 的服务运行，或改用 mountPoint', 'run as a service with CAP_SYS_ADMIN, or use mountPoint with an automounter')];
}

/** What plays clips that a browser does not play as they are. The station works without; the play page says what cannot be played. */
async function players(): Promise<readonly DoctorFinding[]> {
  const { ffmpeg, ffprobe } = await findPrograms();
  return [
    ffmpeg !== null && ffprobe === null ? finding('ffmpeg', 'advice', `ffmpeg 可用（${ffmpeg}），但缺少 ffprobe：${NOT_PLAYABLE.zh}`, `ffmpeg is there (${ffmpeg}), but ffprobe is missing: ${NOT_PLAYABLE.en}`, 'apt install ffmpeg，然后重启工作站', 'apt install ffmpeg, then start the station again')
      : ffmpeg !== null ? finding('ffmpeg', 'ok', `ffmpeg 可用（${ffmpeg}）：各种格式均可即时转换播放`, `ffmpeg is there (${ffmpeg}): every format is converted for playback`)
      : finding('ffmpeg', 'advice', `缺少 ffmpeg：${NOT_PLAYABLE.zh}`, `ffmpeg is missing: ${NOT_PLAYABLE.en}`, 'apt install ffmpeg，然后重启工作站', 'apt install ffmpeg, then start the station again'),
    ffprobe !== null ? finding('ffprobe', 'ok', `ffprobe 可用（${ffprobe}）`, `ffprobe is there (${ffprobe})`)
      : finding('ffprobe', 'advice', '缺少 ffprobe：MP4、MOV 以外片段的编码和时长无法辨认', 'ffprobe is missing: codec and length of clips that are no MP4 or MOV cannot be told', 'apt install ffmpeg，然后重启工作站', 'apt install ffmpeg, then start the station again'),
  ];
}

async function program(name: string, use: Words, debian: string): Promise<DoctorFinding> {
  const found = (await Promise.all((process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '').map((folder) => access(join(folder, name), constants.X_OK).then(() => true, () => false)))).some(Boolean);
  return found ? finding(name, 'ok', `${name} 可用`, `${name} is there`)
    : finding(name, 'advice', `缺少 ${name}（${use.zh}）`, `${name} is missing (${use.en})`, `apt install ${debian}`, `apt install ${debian}`);
}

async function fonts(): Promise<DoctorFinding> {
  try {
    const { stdout } = await run('fc-list', [':lang=zh', 'family'], { timeout: PROGRAM_TIMEOUT_MS });
    if (stdout.trim() !== '') return finding('fonts', 'ok', '有中文字体', 'there are Chinese fonts');
  } catch {
    // No fontconfig means no fonts that it could name.
  }
  return finding('fonts', 'advice', '没有中文字体', 'there are no Chinese fonts', 'apt install fonts-noto-cjk', 'apt install fonts-noto-cjk');
}

async function web({ tls }: NonNullable<StationConfig['settings']['http']>): Promise<readonly DoctorFinding[]> {
  const built = await access(DASHBOARD).then(() => true, () => false);
  const findings = [finding('dashboard', built ? 'ok' : 'problem', built ? '网页已构建' : '网页尚未构建', built ? 'the web pages are built' : 'the web pages are not built', '运行 npm ci', 'run npm ci')];
  if (tls === undefined) return findings;
  const daysLeft = Math.floor((Date.parse(new X509Certificate(tls.cert).validTo) - systemClock.wallMs()) / DAY_MS);
  findings.push(finding('certificate', daysLeft > CERTIFICATE_DAYS ? 'ok' : daysLeft > 0 ? 'advice' : 'problem', `网页证书还有 ${daysLeft} 天到期`, `the certificate of the web pages ends in ${daysLeft} days`, '更换 http.tls 的证书后重启工作站', 'replace the certificate of http.tls and start the station again'));
  return findings;
}

async function disk(folder: string, headroom: number): Promise<readonly DoctorFinding[]> {
  const there = await existing(folder);
  const facts = await statfs(there);
  const free = facts.bavail * facts.bsize;
  const gigabytes = (free / 1e9).toFixed(1);
  const findings = [finding('disk', free > 2 * headroom ? 'ok' : 'problem', `数据盘剩余 ${gigabytes} GB`, `${gigabytes} GB free on the data disk`, '腾出空间或更换磁盘；空间不足时采集会暂停', 'make room or take a larger disk; offload pauses when it is full')];
  const system = (await stat('/')).dev === (await stat(there)).dev;
  if (system) findings.push(finding('same-disk', 'advice', '数据与系统在同一磁盘', 'the data is on the disk of the system', '建议把 dataFolder 放在单独的磁盘', 'put dataFolder on a disk of its own'));
  if (there === folder && process.platform !== 'win32' && ((await stat(folder)).mode & OTHERS) !== 0) {
    findings.push(finding('permissions', 'problem', '数据目录可被他人访问', 'others can enter the data folder', `chmod 700 ${folder}`, `chmod 700 ${folder}`));
  }
  return findings;
}

/** The folder, or the nearest one above it that is there. */
async function existing(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if (await access(at).then(() => true, () => false) || dirname(at) === at) return at;
  }
}

async function secrets({ file }: StationConfig): Promise<DoctorFinding> {
  const open = process.platform !== 'win32' && ((await stat(file)).mode & 0o022) !== 0;
  return open ? finding('config-permissions', 'problem', '配置文件可被他人修改', 'others can write the configuration', `chmod 600 ${file}`, `chmod 600 ${file}`)
    : finding('config-permissions', 'ok', '配置文件权限正确', 'the configuration is not writable by others');
}

async function serial(path: string): Promise<DoctorFinding> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return finding(`serial ${path}`, 'ok', `${path} 可用`, `${path} can be opened`);
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return absent ? finding(`serial ${path}`, 'advice', `${path} 不存在`, `${path} is not there`, '检查接线与路径', 'look at the cable and the path')
      : finding(`serial ${path}`, 'problem', `${path} 无权访问`, `${path} may not be opened`, '将用户加入 dialout 组', 'add the user to the group dialout');
  }
}
