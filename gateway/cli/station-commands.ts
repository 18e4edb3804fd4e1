/** Commands about the station as a whole: init, run, demo, status, check, rebuild, verify, doctor, simulate. */
import { spawn } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../clock.ts';
import { configTemplate, readConfig } from '../config.ts';
import type { CarrierView } from '../control/operations.ts';
import { bytesText } from '../domain/bytes-text.ts';
import { StationError } from '../domain/errors.ts';
import { isPlainName } from '../domain/names.ts';
import type { CheckReport } from '../store/check.ts';
import { ask } from './ask.ts';
import { BayScreen } from './bay-lines.ts';
import { ProgressLine } from './progress-line.ts';
import { qrText } from './qr-text.ts';
import { EXIT } from './terminal.ts';
import type { CommandLine } from './zhilu.ts';

// What only some commands need is loaded by them: most ask a running station one thing, and a person waits for it.
const SIMULATOR = fileURLToPath(new URL('../../device-sim/main.ts', import.meta.url));
const DEMO_WITHIN_MS = 10 * 60_000;
const REDRAW_MS = 250;

export function stationCommands(line: CommandLine): void {
  const { program, terminal } = line;
  const word = (zh: string, en: string) => terminal.word({ zh, en });

  program.command('init').description(word('写出配置文件并建立密钥', 'write a configuration and make the keys'))
    .option('--station <id>', word('工作站编号', 'id of the station'), 'station-1')
    .action(async ({ station }: { station: string }) => {
      if (!isPlainName(station)) throw new StationError('bad-input', `'${station}' is no station id: 1 to 32 of A-Z a-z 0-9 . _ -`, { what: 'station', value: station });
      const file = line.config();
      await writeFile(file, configTemplate(station), { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
        throw cause.code === 'EEXIST' ? new StationError('conflict', `${file} is there already; nothing was changed`, { what: 'configuration', id: file }) : new StationError('disk-failed', `${file}: ${cause.message}`, { path: file, operation: 'write' }, cause);
      });
      const { settings } = await readConfig(file);
      const { openStores } = await import('../stores.ts');
      const stores = await openStores(settings, systemClock);
      const { vkey } = stores.keys;
      await stores.close();
      if (terminal.json) return terminal.value({ config: file, dataFolder: settings.dataFolder, vkey });
      terminal.line(`${word('已写出', 'wrote')} ${file}\n${word('工作站公钥，请另行保存', "the station's public key; keep it somewhere else, too")}:\n${vkey}`);
      terminal.line(await qrText(vkey));
    });

  program.command('run').description(word('启动工作站', 'run the station')).action(async () => {
    const config = await readConfig(line.config());
    const { runStation } = await import('../main.ts');
    const { SET_UP_MINUTES } = await import('../desk/accounts.ts');
    const running = await runStation(config);
    const alive = setInterval(() => undefined, REDRAW_MS);
    const screen = new BayScreen(process.stdout, terminal.language);
    terminal.line(`${word('工作站已启动', 'the station runs')}: ${config.settings.station}`);
    for (const carrier of running.station.carriers) terminal.line(`  ${carrier.address}`);
    const web = running.station.http?.address;
    const setUp = running.station.accounts.newSetUpToken();
    if (web !== undefined) terminal.line(`${word('网页', 'web pages')}: ${web}/`);
    if (web !== undefined && setUp !== undefined) terminal.line(`${word(`首次设置（仅本机、一次有效、${SET_UP_MINUTES} 分钟内）`, `set-up, on this machine, once, within ${SET_UP_MINUTES} minutes`)}: ${web}/set-up#token=${setUp}`);
    if (!terminal.json) running.station.offload.onChange(() => screen.show(running.station.offload.bays(), () => null));
    let why: string | null = null;
    void running.station.fatal.then((reason) => { why = reason; });
    const code = await running.ended;
    clearInterval(alive);
    if (why !== null) throw new StationError('durability-unknown', why);
    line.exit(code);
  });

  program.command('demo').description(word('用模拟设备演示采集', 'show the main job with simulated devices'))
    .option('--once', word('做一遍，核验，然后结束', 'do it once, check everything, end'))
    .option('--megabytes <n>', word('每张卡的录像 MB', 'megabytes of video on each card'), Number, 24)
    .option('--folder <folder>', word('数据目录', 'data folder'))
    .option('--port <port>', word('网页端口', 'port of the web pages'), Number)
    .action((options: DemoOptions) => demo(line, options));

  program.command('status').description(word('工作站与仓位状态', 'state of station and bays')).action(async () => {
    const status = await ask(line.config(), 'status', {}) as { station: string; running: boolean; entries: number; totals: { clips: number; bytes: number; erased: number; apart: number }; freeBytes: number; suspect: string | null; carriers: readonly CarrierView[]; bays: Parameters<BayScreen['show']>[0] };
    if (terminal.json) return terminal.value(status);
    terminal.line(`${status.station} · ${status.running ? word('运行中', 'running') : word('未运行', 'not running')} · ${status.totals.clips} ${word('片段', 'clips')}, ${bytesText(status.totals.bytes)} · ${word('剩余', 'free')} ${bytesText(status.freeBytes)}`);
    if (status.suspect !== null) terminal.line(status.suspect);
    for (const { address, trouble } of status.carriers) if (trouble !== null) terminal.line(`${address}: ${trouble}`);
    new BayScreen(process.stdout, terminal.language).show(status.bays, () => null);
  });

  program.command('check').description(word('核验存储与保管链的不变式', 'verify the invariants of store and custody log'))
    .option('--level <level>', 'presence | size | hash', 'size')
    .action(async ({ level }: { level: string }) => {
      const bar = terminal.json || process.stderr.isTTY !== true ? undefined : new ProgressLine(process.stderr, terminal.language);
      const report = await ask(line.config(), 'check', { level }, bar === undefined ? undefined : (done) => bar.show(done)).finally(() => bar?.end()) as CheckReport;
      if (terminal.json) terminal.value(report);
      else {
        terminal.line(`${report.clips} ${word('片段', 'clips')}, ${report.entries} ${word('条记录', 'entries')}, ${report.problems.length} ${word('个问题', 'problems')}`);
        terminal.rows(report.problems, [['invariant', { zh: '不变式', en: 'invariant' }], ['subject', { zh: '对象', en: 'subject' }], ['text', { zh: '说明', en: 'what' }]]);
      }
      line.exit(report.problems.length === 0 ? EXIT.ok : EXIT.problem);
    });

  program.command('rebuild').description(word('由保管链重建索引', 'make the index again from the custody log')).action(async () => {
    const { settings } = await readConfig(line.config());
    const { openStores } = await import('../stores.ts');
    const stores = await openStores(settings, systemClock);
    try {
      const result = await stores.rebuild();
      if (terminal.json) terminal.value({ ...result, equal: result.before === result.after });
      else terminal.line(`${result.events} ${word('条记录', 'entries')} · ${result.before === result.after ? word('与原索引一致', 'equal to the one thrown away') : word('与原索引不同，已以保管链为准', 'differs from the one thrown away; the log is what counts')}`);
      line.exit(result.before === result.after ? EXIT.ok : EXIT.problem);
    } finally {
      await stores.close();
    }
  });

  program.command('verify <bundle>').description(word('离线核验导出的片段', 'verify an exported clip, offline')).option('--key <vkey>', word('工作站公钥', "the station's public key, as `custody key` prints it"))
    .action(async (path: string, { key }: { key?: string }) => {
      const { BUNDLE_SUFFIX, bundlesIn, verifyBundle } = await import('../verify/bundle.ts');
      const folder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
      const files = folder ? await bundlesIn(path) : [path];
      if (files.length === 0) throw new StationError('not-found', `there is no bundle (…${BUNDLE_SUFFIX}) in ${path}`, { what: 'bundle', id: path });
      const verdicts = [];
      for (const file of files) {
        const verdict = await verifyBundle(file, key ?? null);
        verdicts.push({ file, ...verdict });
        if (terminal.json) continue;
        terminal.line(`${verdict.kind === 'sound' ? word('完好', 'sound') : word('不符', 'UNSOUND')}  ${file}`);
        for (const one of [...(verdict.kind === 'unsound' ? verdict.findings : []), ...verdict.remarks]) terminal.line(`  ${terminal.word(one)}`);
      }
      if (terminal.json) terminal.value(verdicts);
      line.exit(verdicts.every((one) => one.kind === 'sound') ? EXIT.ok : EXIT.problem);
    });

  program.command('doctor').description(word('检查本机环境', 'say what is missing or unwise on this machine')).action(async () => {
    const config = await readConfig(line.config()).catch((error: unknown) => {
      if (!(error instanceof StationError)) throw error;
      return error.code === 'not-found' ? undefined : error;
    });
    const { examine } = await import('../doctor.ts');
    const findings = await examine(config);
    if (terminal.json) terminal.value(findings);
    else for (const one of findings) terminal.line(`${{ ok: '✓', advice: '!', problem: '✗' }[one.level]} ${terminal.word(one)}${one.level === 'ok' ? '' : `\n    ${terminal.word(one.remedy)}`}`);
    line.exit(findings.some((one) => one.level === 'problem') ? EXIT.problem : EXIT.ok);
  });

  program.command('simulate <scenario>').description(word('运行设备模拟器', 'run the device simulator on a scenario file')).action(async (scenario: string) => {
    const child = spawn(process.execPath, [SIMULATOR, scenario], { stdio: 'inherit' });
    line.exit(await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? EXIT.station))));
  });
}

interface DemoOptions { readonly once?: boolean; readonly megabytes: number; readonly folder?: string; readonly port?: number }

async function demo(line: CommandLine, options: DemoOptions): Promise<void> {
  const { terminal } = line;
  const word = (zh: string, en: string) => terminal.word({ zh, en });
  const alive = setInterval(() => undefined, REDRAW_MS);
  const { startDemo } = await import('../demo/demo.ts');
  terminal.line(word('先过前两天：采集、移交、接收……', 'the two days before come first: offloads, hand-overs, receipts …'));
  const running = await startDemo({ folder: options.folder, megabytes: options.megabytes, withinMs: DEMO_WITHIN_MS, httpPort: options.port }, systemClock);
  const { offload } = running.station;
  const screen = new BayScreen(process.stdout, terminal.language);
  const show = () => { if (!terminal.json) screen.show(offload.bays(), (recorder) => running.holderOf(recorder)); };
  terminal.line(`${word('演示工作站', 'demo station')} · ${running.station.carriers.map((carrier) => carrier.address).join(' · ')}`);
  const stopWatching = offload.onChange(show);
  const redraw = process.stdout.isTTY === true ? setInterval(show, REDRAW_MS) : undefined;
  const all = await running.offloaded();
  show();
  await running.work();
  const summary = await running.summary();
  if (terminal.json) terminal.value(summary);
  else {
    terminal.line(`\n${summary.stored}/${summary.offered} ${word('片段入库', 'clips stored')} · ${summary.erased} ${word('已从卡上清除', 'erased from the cards')} · ${word('丢失', 'lost')} ${summary.lost} · ${word('重复', 'duplicated')} ${summary.duplicated}`);
    terminal.line(`${bytesText(summary.bytes)} · ${summary.seconds} s · ${Object.entries(summary.carriers).map(([carrier, of]) => `${carrier} ${of.clips}`).join(' · ')}`);
    for (const problem of summary.problems) terminal.line(`✗ ${problem}`);
    terminal.line(`${word('检查点', 'checkpoint')} ${summary.checkpoint.size} ${summary.checkpoint.root}`);
  }
  if (options.once !== true) {
    terminal.line(`\n${word('登录链接，各有效一次', 'links to sign in, each good once')}:`);
    const { password, links } = await running.links();
    for (const link of links) terminal.line(`  ${word(link.zh, link.en)} (${link.account}): ${link.url}`);
    terminal.line(`${word('签名时用的密码（本次演示有效）', 'password for signatures, of this demo')}: ${password}`);
    terminal.line(word('输入 s 回车：在外执勤人员按下 SOS', 's and Enter: the officer who is out presses SOS'));
    terminal.line(word('工作站继续运行，Ctrl-C 结束', 'the station goes on running; Ctrl-C ends it'));
    createInterface({ input: process.stdin }).on('line', (text) => { if (text.trim().toLowerCase() === 's') running.pressSos(); });
    await new Promise<void>((resolve) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve()); });
  }
  stopWatching();
  clearInterval(redraw);
  await running.stop();
  clearInterval(alive);
  line.exit(all && summary.ok ? EXIT.ok : EXIT.problem);
}
