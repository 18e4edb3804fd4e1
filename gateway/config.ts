/** The station's configuration file: YAML, strict, complete by its defaults. Relative paths start at the file's folder. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { StationError } from './domain/errors.ts';
import { isPlainName, type DockId, type StationId } from './domain/names.ts';
import { PASS_HOURS } from './domain/live-events.ts';
import type { UnlockRule } from './ports/volume/unlock.ts';
import type { StationSettings } from './station.ts';

export const CONFIG_NAME = 'zhilu.yaml';
const MEGABYTE = 1_000_000;
const OTHERS = 0o077;
const UNLOCK_PROGRAM = fileURLToPath(new URL('./ports/volume/unlock-program.ts', import.meta.url));
const name = z.string().refine(isPlainName, '1 to 32 of A-Z a-z 0-9 . _ -');
const end = z.strictObject({ host: z.string().min(1), port: z.int().min(0).max(65_535) });

const usbId = z.string().regex(/^[0-9a-fA-F]{4}:[0-9a-fA-F]{4}$/, 'vendor:product, for example 4255:0001');

/** Steps of escalation for one severity, and the longest time to one of them. */
const MAX_ESCALATION_STEPS = 8;
const LONGEST_ESCALATION_S = 7 * 86_400;
const escalation = z.array(z.strictObject({ afterSeconds: z.int().min(1).max(LONGEST_ESCALATION_S), to: z.enum(['unit-head', 'all-heads']) })).min(1).max(MAX_ESCALATION_STEPS)
  .refine((steps) => steps.every((step, i) => i === 0 || step.afterSeconds > steps[i - 1]!.afterSeconds), '每一步须晚于前一步 / each step comes later than the one before');

const schema = z.strictObject({
  station: name,
  dataFolder: z.string().min(1).default('data'),
  /** Local civil time is UTC plus this. */
  utcOffsetMinutes: z.int().min(-840).max(840).default(480),
  headroomMegabytes: z.int().min(100).default(2_000),
  serial: z.array(z.strictObject({ path: z.string().min(1), baudRate: z.int().min(1_200).max(12_000_000).default(115_200), rtscts: z.boolean().default(false) })).max(64).default([]),
  tcp: z.array(z.union([z.strictObject({ connect: end }), z.strictObject({ listen: end })])).max(64).default([]),
  broker: z.strictObject({
    host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535).default(1883),
    tls: z.strictObject({ certFile: z.string(), keyFile: z.string() }).optional(),
    /** The name or address that recorders are told, where it is not the one listened on. */
    announce: z.string().min(1).max(253).optional(),
  }).optional(),
  http: z.strictObject({
    host: z.string().min(1).default('127.0.0.1'), port: z.int().min(0).max(65_535).default(8480),
    tls: z.strictObject({ certFile: z.string(), keyFile: z.string() }).optional(),
    /** Names by which browsers reach the station, beside this machine's own. */
    names: z.array(z.string().min(1).max(253)).max(16).default([]),
    /** The ground of the map: `map.pmtiles` of the data folder where left out. `gcj02`: the file's coordinates are shifted as in maps approved in China. */
    map: z.strictObject({ file: z.string().min(1).optional(), datum: z.enum(['wgs84', 'gcj02']).default('wgs84') }).optional(),
    /** The bureau's identity provider. */
    oidc: z.strictObject({ issuer: z.url(), clientId: z.string().min(1), clientSecretFile: z.string().min(1), claim: z.string().min(1).default('preferred_username') }).optional(),
  }).optional(),
  /** Live pictures: where recorders publish. Left out: none. */
  media: z.strictObject({
    rtmp: z.strictObject({
      host: z.string().min(1).default('127.0.0.1'), port: z.int().min(0).max(65_535).default(1935),
      tls: z.strictObject({ certFile: z.string(), keyFile: z.string() }).optional(),
      /** The name or address that recorders are told, where it is not the one listened on. */
      announce: z.string().min(1).max(253).optional(),
    }).prefault({}),
    /** An outside engine instead: what it is, where it is, and where it asks the station. */
    outside: z.strictObject({
      kind: z.enum(['nginx-rtmp', 'srs', 'mediamtx']), rtmp: z.string().regex(/^rtmp:\/\/[^/?#]+$/, 'rtmp://host:port'),
      hooks: z.strictObject({ host: z.string().min(1).default('127.0.0.1'), port: z.int().min(0).max(65_535).default(8481), secretFile: z.string().min(1) }),
    }).optional(),
  }).optional(),
  /** Who is told when a hand-over is due soon or overdue (Art. 19(3)). */
  chase: z.strictObject({
    webhook: z.strictObject({ url: z.url(), secretFile: z.string().min(1) }).optional(),
    /** At the outside broker: zhilu/<station>/chase. The built-in broker speaks to docks alone. */
    topic: z.boolean().default(false),
  }).optional(),
  /** Who is called when nobody acknowledges an alarm; who outside is told. */
  alarms: z.strictObject({
    webhook: z.strictObject({ url: z.url(), secretFile: z.string().min(1), place: z.boolean().default(false) }).optional(),
    escalation: z.strictObject({ critical: escalation.optional(), high: escalation.optional(), warning: escalation.optional() }).optional(),
  }).optional(),
  outsideBroker: z.strictObject({
    url: z.string(), username: z.string().optional(), passwordFile: z.string().optional(), caFile: z.string().optional(),
    /** Recorders that are out: where they reach the broker, and a file of lines `<serial> <password>`. */
    recorders: z.strictObject({ url: z.string().optional(), passwordsFile: z.string() }).optional(),
  }).optional(),
  /** How long the pass that a recorder takes along is good. */
  passHours: z.number().min(PASS_HOURS.least).max(PASS_HOURS.most).default(PASS_HOURS.default),
  volumes: z.strictObject({
    dock: name.default('usb'),
    bays: z.array(z.union([z.strictObject({ port: z.string().regex(/^[A-Za-z0-9.-]{1,32}$/, 'a USB port path, for example 1-2.3') }), z.strictObject({ mountPoint: z.string().min(1) })])).max(64),
    unlock: z.array(z.union([
      z.strictObject({ usb: usbId, exec: z.tuple([z.string().min(1)], z.string()) }),
      z.strictObject({ usb: usbId, driver: z.literal('ambarella-a9'), passwordFile: z.string().min(1) }),
      z.strictObject({ usb: usbId, driver: z.literal('jieli-dv16') }),
    ])).max(32).default([]),
  }).optional(),
});

export interface StationConfig {
  readonly settings: StationSettings;
  /** Absolute path of the file it came from. */
  readonly file: string;
}

/** Throws 'bad-input' that names every wrong place, 'not-found', 'key-unusable' for a secret that others can read. */
export async function readConfig(file: string): Promise<StationConfig> {
  const path = resolve(file);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new StationError('not-found', `there is no configuration at ${path}; 'zhilu init' writes one`, { what: 'configuration', id: path }, cause);
    throw new StationError('disk-failed', `${path} cannot be read: ${cause.message}`, { path, operation: 'read' }, cause);
  });
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken !== undefined) throw new StationError('bad-input', `${path}: ${broken.message}`, { what: 'configuration', value: path });
  const checked = schema.safeParse(document.toJS() ?? {});
  if (!checked.success) throw new StationError('bad-input', `${path}: ${checked.error.issues.map(issueText).join('; ')}`, { what: 'configuration', value: path });
  const folder = dirname(path);
  const { dataFolder, headroomMegabytes, broker, outsideBroker, volumes, station, http, chase, alarms, media, ...rest } = checked.data;
  if (chase?.topic === true && outsideBroker === undefined) throw new StationError('bad-input', `${path}: chase.topic 需要 outsideBroker：内置代理只与采集站通信 / chase.topic needs an outsideBroker: the built-in one speaks to docks alone`, { what: 'configuration', value: path });
  return {
    file: path,
    settings: {
      ...rest, station: station as StationId, dataFolder: resolve(folder, dataFolder), headroomBytes: headroomMegabytes * MEGABYTE,
      volumes: volumes === undefined ? undefined : {
        dock: volumes.dock as DockId, unlock: volumes.unlock.map((rule) => unlockRule(rule, folder)),
        bays: volumes.bays.map((bay) => ('port' in bay ? bay : { mountPoint: resolve(folder, bay.mountPoint) })),
      },
      broker: broker === undefined ? undefined : {
        host: broker.host, port: broker.port, announce: broker.announce,
        tls: await certificate(folder, broker.tls),
      },
      http: http === undefined ? undefined : {
        host: http.host, port: http.port, names: http.names, tls: await certificate(folder, http.tls),
        map: http.map === undefined ? undefined : { datum: http.map.datum, ...(http.map.file === undefined ? {} : { file: resolve(folder, http.map.file) }) },
        oidc: http.oidc === undefined ? undefined : { issuer: http.oidc.issuer, clientId: http.oidc.clientId, claim: http.oidc.claim, clientSecret: (await secret(resolve(folder, http.oidc.clientSecretFile))).trim() },
      },
      media: media === undefined ? undefined : {
        rtmp: { ...media.rtmp, tls: await pemFiles(folder, media.rtmp.tls) },
        outside: media.outside === undefined ? undefined : { ...media.outside, hooks: { host: media.outside.hooks.host, port: media.outside.hooks.port, secret: (await secret(resolve(folder, media.outside.hooks.secretFile))).trim() } },
      },
      chase: chase === undefined ? undefined : { topic: chase.topic, webhook: chase.webhook === undefined ? undefined : { url: chase.webhook.url, secret: (await secret(resolve(folder, chase.webhook.secretFile))).trim() } },
      alarms: alarms === undefined ? undefined : {
        webhook: alarms.webhook === undefined ? undefined : { url: alarms.webhook.url, secret: (await secret(resolve(folder, alarms.webhook.secretFile))).trim() }, tellPlace: alarms.webhook?.place,
        // A severity that is left out keeps the station's own steps.
        escalation: Object.fromEntries(Object.entries(alarms.escalation ?? {}).filter(([, steps]) => steps !== undefined)),
      },
      outsideBroker: outsideBroker === undefined ? undefined : {
        url: outsideBroker.url, username: outsideBroker.username,
        password: outsideBroker.passwordFile === undefined ? undefined : (await secret(resolve(folder, outsideBroker.passwordFile))).trim(),
        recorders: outsideBroker.recorders === undefined ? undefined : { url: outsideBroker.recorders.url ?? outsideBroker.url, passwords: passwordLines(await secret(resolve(folder, outsideBroker.recorders.passwordsFile))) },
        ca: outsideBroker.caFile === undefined ? undefined : await readFile(resolve(folder, outsideBroker.caFile), 'utf8').catch(missing(outsideBroker.caFile)),
      },
    },
  };
}

type WrittenUnlock = NonNullable<z.output<typeof schema>['volumes']>['unlock'][number];

/** The built-in drivers are programs like any other. */
function unlockRule(rule: WrittenUnlock, folder: string): UnlockRule {
  if ('exec' in rule) return rule;
  const password = 'passwordFile' in rule ? [resolve(folder, rule.passwordFile)] : [];
  return { usb: rule.usb, exec: [process.execPath, UNLOCK_PROGRAM, rule.driver, ...password] };
}

function issueText(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.') || 'top'}: ${issue.message}`;
}

async function certificate(folder: string, files: { readonly certFile: string; readonly keyFile: string } | undefined): Promise<{ cert: string; key: string } | undefined> {
  if (files === undefined) return undefined;
  return { cert: await readFile(resolve(folder, files.certFile), 'utf8').catch(missing(files.certFile)), key: await secret(resolve(folder, files.keyFile)) };
}

/** The engine reads them anew at each start of its own: a certificate that was replaced holds from then on. */
async function pemFiles(folder: string, files: { readonly certFile: string; readonly keyFile: string } | undefined): Promise<{ certFile: string; keyFile: string } | undefined> {
  await certificate(folder, files);
  return files === undefined ? undefined : { certFile: resolve(folder, files.certFile), keyFile: resolve(folder, files.keyFile) };
}

/** Lines `<serial> <password>`; empty ones and comments (#) are passed over. */
function passwordLines(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => {
    const [serial = '', ...rest] = line.split(/\s+/);
    return [serial, rest.join(' ')] as const;
  }));
}

function missing(path: string): (cause: Error) => never {
  return (cause) => { throw new StationError('key-unusable', `${path} cannot be read: ${cause.message}`, { path, reason: 'unreadable' }, cause); };
}

async function secret(path: string): Promise<string> {
  const facts = await stat(path).catch(missing(path));
  if (process.platform !== 'win32' && (facts.mode & OTHERS) !== 0) throw new StationError('key-unusable', `${path} can be read by others; chmod 600 it`, { path, reason: 'permissions' });
  return readFile(path, 'utf8').catch(missing(path));
}

/** A complete commented file for a new station. */
export function configTemplate(station: string): string {
  return `# 执录采集工作站配置 / configuration of a Zhilu station
# 修改后重启工作站 / start the station again after a change

# 工作站编号 / id of this station: 1-32 of A-Z a-z 0-9 . _ -
station: ${station}

# 数据目录（片段、保管链、密钥）/ clips, custody log, keys
dataFolder: data

# 本地时间与 UTC 的差，分钟 / local civil time is UTC plus this many minutes
utcOffsetMinutes: 480

# 磁盘保留空间，MB；不足时暂停采集，绝不删除 / offload pauses below this; nothing is ever deleted for space
headroomMegabytes: 2000

# 串口采集站 / docks on serial lines
serial: []
# - { path: /dev/ttyUSB0, baudRate: 115200 }

# 串口服务器 / docks behind serial device servers
tcp: []
# - connect: { host: 192.168.1.50, port: 4001 }

# 内置 MQTT，仅本机可达，除非改 host / embedded broker; reachable from this machine only unless host is changed
broker:
  host: 127.0.0.1
  port: 1883
# tls: { certFile: broker.crt, keyFile: broker.key }
# announce: station.bureau.local

# 网页与接口；只有本机可达，除非改 host 并配置 tls / web pages and API; beyond this machine only with host and tls
http:
  host: 127.0.0.1
  port: 8480
# tls: { certFile: web.crt, keyFile: web.key }
# names: [station.bureau.local]
# oidc: { issuer: "https://id.bureau.local", clientId: zhilu, clientSecretFile: oidc.secret }

# 实时视频：记录仪推流的地址，仅本机可达，除非改 host / live video: where recorders publish; this machine only unless host is changed
media:
  rtmp:
    host: 127.0.0.1
    port: 1935
#   announce: station.bureau.local
#   tls: { certFile: rtmp.crt, keyFile: rtmp.key }

# 出勤凭证的有效时间，小时 / how long the pass is good that a recorder takes along, hours
passHours: 14

# 直接显示为磁盘的记录仪：第 n 个槽位即第 n 个 USB 端口（'zhilu doctor' 列出端口），或由他人挂载的目录
# recorders that mount as disks: bay n is the n-th USB port ('zhilu doctor' lists them) or a mount point kept by others
# volumes:
#   dock: usb
#   bays: [{ port: 1-2.1 }, { port: 1-2.2 }, { mountPoint: /mnt/mtp1 }]

# 报警：无人确认时逐级升级（秒数自响铃起），并通知外部 / alarms: who is called while nobody acknowledges, and who outside is told
# alarms:
#   escalation:
#     critical: [{ afterSeconds: 60, to: unit-head }, { afterSeconds: 180, to: all-heads }]
#   webhook: { url: "https://command.bureau.local/hook", secretFile: alarms.secret }

# 外部 MQTT / an outside broker instead
# outsideBroker: { url: "mqtts://broker:8883", username: station, passwordFile: broker.password }
`;
}
