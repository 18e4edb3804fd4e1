/** Commands about registers: officers, docks, recorders, assignments, clips, findings, quarantines, the custody log. */
import type { Command } from 'commander';
import type { Words } from '../words/language.ts';
import { ask } from './ask.ts';
import { importCommand } from './import-command.ts';
import { qrText } from './qr-text.ts';
import type { CommandLine } from './zhilu.ts';

type Columns = readonly (readonly [key: string, head: Words])[];
const RECORDER: Words = { zh: '记录仪', en: 'recorder' };
const OFFICER: Words = { zh: '执法人员', en: 'officer' };
const AT: Words = { zh: '时间', en: 'time' };

const COLUMNS = {
  account: [['account', { zh: '账号', en: 'account' }], ['name', { zh: '姓名', en: 'name' }], ['roles', { zh: '角色', en: 'roles' }], ['unit', { zh: '单位', en: 'unit' }], ['lastSignIn', { zh: '上次登录', en: 'last sign-in' }], ['closed', { zh: '停用', en: 'closed' }]],
  officer: [['officer', OFFICER], ['name', { zh: '姓名', en: 'name' }], ['certificateNumber', { zh: '执法证件编号', en: 'certificate' }], ['unit', { zh: '单位', en: 'unit' }]],
  dock: [['dock', { zh: '采集站', en: 'dock' }], ['carrier', { zh: '接入', en: 'carrier' }], ['retired', { zh: '停用', en: 'retired' }]],
  recorder: [['recorder', RECORDER], ['model', { zh: '型号', en: 'model' }], ['where', { zh: '位置', en: 'where' }], ['clips', { zh: '片段', en: 'clips' }], ['retired', { zh: '停用', en: 'retired' }]],
  assignment: [['officer', OFFICER], ['from', { zh: '自', en: 'from' }], ['to', { zh: '至', en: 'to' }]],
  clip: [['clip', { zh: '片段', en: 'clip' }], ['recorder', RECORDER], ['number', { zh: '编号', en: 'number' }], ['officer', OFFICER], ['startedAt', { zh: '开始', en: 'started' }], ['size', { zh: '字节', en: 'bytes' }], ['card', { zh: '卡上', en: 'card' }]],
  finding: [['finding', { zh: '问题', en: 'finding' }], ['article', { zh: '条款', en: 'article' }], ['detail', { zh: '说明', en: 'detail' }], ['opened', AT], ['closed', { zh: '办结', en: 'closed' }]],
  quarantine: [['subject', { zh: '对象', en: 'subject' }], ['reason', { zh: '原因', en: 'reason' }], ['since', AT]],
  alarm: [['at', AT], ['kind', { zh: '报警', en: 'alarm' }], ['recorder', RECORDER], ['dock', { zh: '采集站', en: 'dock' }], ['text', { zh: '说明', en: 'what' }]],
  event: [['seq', { zh: '序号', en: 'seq' }], ['at', AT], ['kind', { zh: '事件', en: 'event' }], ['actor', { zh: '操作者', en: 'actor' }], ['facts', { zh: '事实', en: 'facts' }]],
} as const satisfies Record<string, Columns>;

export function registerCommands(line: CommandLine): void {
  const { program, terminal } = line;
  const word = (zh: string, en: string) => terminal.word({ zh, en });
  const group = (name: string, zh: string, en: string) => program.command(name).description(word(zh, en));
  const run = (operation: string, params: object) => ask(line.config(), operation, clean(params));
  const list = (parent: Command, columns: Columns, operation: string, zh: string, en: string) => parent.command('list').description(word(zh, en))
    .option('--after <key>', word('从此键之后', 'only after this key')).option('--limit <n>', word('条数', 'rows'), Number)
    .action(async (options: object) => terminal.rows(shown(await run(operation, pick(options, ['after', 'limit', 'all', 'recorder', 'officer'])) as object[]), columns));
  const done = (result: unknown) => { if (terminal.json) terminal.value(result); else terminal.line(word('已登记', 'done')); };

  const officer = group('officer', '执法人员', 'officers');
  list(officer, COLUMNS.officer, 'officer list', '名单', 'who is registered');
  officer.command('add <officer>').description(word('登记', 'register')).requiredOption('--name <name>', word('姓名', 'name')).requiredOption('--certificate <number>', word('执法证件编号', 'certificate number')).requiredOption('--unit <unit>', word('单位', 'unit'))
    .action(async (id: string, o: { name: string; certificate: string; unit: string }) => done(await run('officer add', { officer: id, name: o.name, certificateNumber: o.certificate, unit: o.unit })));

  const account = group('account', '网页账号', 'accounts of the web pages');
  list(account, COLUMNS.account, 'account list', '名单', 'who has one');
  account.command('open <account>').description(word('开立', 'open')).requiredOption('--name <name>', word('姓名', 'name')).requiredOption('--role <role...>', word('角色，可多个', 'roles'))
    .option('--officer <officer>', word('执法人员', 'officer')).option('--unit <unit>', word('单位', 'unit'))
    .action(async (id: string, o: { name: string; role: string[]; officer?: string; unit?: string }) => done(await run('account open', { account: id, name: o.name, roles: o.role, officer: o.officer, unit: o.unit })));
  account.command('link <account>').description(word('设置密码的一次性链接（也用于忘记密码）', 'a one-time link to set a password, also for one that was forgotten')).option('--minutes <n>', word('有效分钟', 'minutes it lives'), Number)
    .action(async (id: string, o: { minutes?: number }) => {
      const issued = await run('account link', { account: id, minutes: o.minutes }) as { token: string; expires: string };
      if (terminal.json) terminal.value(issued);
      else terminal.line(`/sign-in#token=${issued.token}\n${word('接在工作站网页地址之后；有效至', 'goes behind the address of the station\'s pages; good until')} ${issued.expires}`);
    });
  account.command('drop-codes <account>').description(word('停用其动态验证码（手机和恢复码都已丢失）', 'switches off one-time codes, where phone and recovery codes are lost')).action(async (id: string) => done(await run('account drop-codes', { account: id })));
  account.command('close <account>').description(word('停用', 'close')).requiredOption('--reason <text>', word('理由', 'reason')).action(async (id: string, o: { reason: string }) => done(await run('account close', { account: id, reason: o.reason })));

  const manager = group('manager', '专职记录仪管理员', 'the recorder manager (Art. 15)');
  manager.command('name <officer>').description(word('指定', 'name')).requiredOption('--order <text>', word('常设指令编号', 'number of the standing order'))
    .action(async (id: string, o: { order: string }) => done(await run('manager name', { officer: id, standingOrder: o.order })));
  manager.command('relieve').description(word('解除', 'relieve')).action(async () => done(await run('manager relieve', {})));
  manager.command('show').description(word('查看', 'show')).action(async () => terminal.rows([await run('manager show', {}) as object].filter(Boolean), [['officer', OFFICER], ['standingOrder', { zh: '指令', en: 'order' }], ['since', AT]]));

  const dock = group('dock', '采集站', 'docks');
  list(dock, COLUMNS.dock, 'dock list', '名单', 'which are enrolled');
  const code = (parent: Command, operation: string) => parent.command('code <id>').description(word('一次性登记码', 'a one-time enrolment code')).option('--minutes <n>', word('有效分钟', 'minutes it lives'), Number)
    .action(async (id: string, o: { minutes?: number }) => {
      const issued = await run(operation, { id, minutes: o.minutes }) as { code: string; expires: string };
      if (terminal.json) terminal.value(issued);
      else terminal.line(`${issued.code}\n${word('有效至', 'good until')} ${issued.expires}`);
    });
  code(dock, 'dock code');
  dock.command('add <id>').description(word('按公钥登记', 'enrol by its key')).option('--key <hex>', word('Ed25519 公钥', 'Ed25519 public key')).option('--carrier <kind>', 'serial | mqtt | volume', 'serial')
    .action(async (id: string, o: { key?: string; carrier: string }) => done(await run('dock add', { id, carrier: o.carrier, publicKey: o.key })));
  dock.command('retire <id>').description(word('停用', 'retire')).requiredOption('--reason <text>', word('原因', 'reason')).action(async (id: string, o: { reason: string }) => done(await run('dock retire', { id, reason: o.reason })));

  const recorder = group('recorder', '记录仪', 'recorders');
  list(recorder, COLUMNS.recorder, 'recorder list', '名单与位置', 'which there are and where');
  code(recorder, 'recorder code');
  recorder.command('add <serial>').description(word('登记', 'enrol')).requiredOption('--model <text>', word('型号', 'model')).option('--key <hex>', word('Ed25519 公钥', 'Ed25519 public key')).option('--hardware <hex>', word('硬件标识', 'hardware id')).option('--device <key>', word('USB 设备标识', 'USB device key'))
    .action(async (id: string, o: { model: string; key?: string; hardware?: string; device?: string }) => done(await run('recorder add', { recorder: id, model: o.model, publicKey: o.key, hardwareId: o.hardware, device: o.device })));
  recorder.command('retire <serial>').description(word('停用：送修、丢失、报废', 'retire: repair, lost, scrapped')).requiredOption('--reason <text>', word('原因', 'reason')).action(async (id: string, o: { reason: string }) => done(await run('recorder retire', { recorder: id, reason: o.reason })));
  recorder.command('where <serial>').description(word('在哪里、谁领用过', 'where it is and who had it')).action(async (id: string) => {
    const row = await run('recorder show', { recorder: id }) as { assignments: object[] };
    if (terminal.json) return terminal.value(row);
    terminal.rows(shown([row]), COLUMNS.recorder);
    terminal.rows(row.assignments, COLUMNS.assignment);
  });

  const assign = group('assign', '配发', 'who holds which recorder');
  assign.command('set <recorder> <officer>').description(word('配发', 'assign')).option('--from <time>', word('自何时，例如 2026-11-23T08:00:00+08:00；不写即现在', 'from when, for example 2026-11-23T08:00:00+08:00; now if left out')).option('--to <time>', word('至何时；不写即未定', 'until when; open if left out'))
    .action(async (serial: string, id: string, o: { from?: string; to?: string }) => done(await run('assign set', { recorder: serial, officer: id, from: o.from, to: o.to })));
  assign.command('end <recorder>').description(word('收回', 'take back')).option('--to <time>', word('何时；不写即现在', 'when; now if left out')).action(async (serial: string, o: { to?: string }) => done(await run('assign end', { recorder: serial, to: o.to })));
  assign.command('list <recorder>').description(word('历史', 'history')).action(async (serial: string) => terminal.rows(await run('assign list', { recorder: serial }) as object[], COLUMNS.assignment));

  const clip = group('clip', '音像记录', 'clips');
  list(clip, COLUMNS.clip, 'clip list', '目录', 'what is stored').option('--recorder <serial>', word('只看此记录仪', 'only of this recorder')).option('--officer <officer>', word('只看此执法人员', 'only of this officer'));
  clip.command('show <clip>').description(word('查看登记', 'show its entry')).action(async (id: string) => terminal.value(await run('clip show', { clip: id })));
  clip.command('export <clip> <folder>').description(word('导出片段及证明', 'export the clip with its proof')).requiredOption('--purpose <text>', word('用途', 'purpose'))
    .action(async (id: string, folder: string, o: { purpose: string }) => {
      const files = await run('clip export', { clip: id, folder, purpose: o.purpose }) as { clip: string; bundle: string };
      if (terminal.json) terminal.value(files);
      else terminal.line(`${files.clip}\n${files.bundle}`);
    });
  importCommand(clip, line);

  const finding = group('finding', '问题清单', 'findings (Art. 22)');
  list(finding, COLUMNS.finding, 'finding list', '未办结的问题', 'what is open').option('--all', word('含已办结', 'closed ones, too'));
  finding.command('close <finding>').description(word('办结', 'close')).requiredOption('--outcome <text>', word('结果', 'outcome')).action(async (id: string, o: { outcome: string }) => done(await run('finding close', { finding: id, outcome: o.outcome })));

  const alarm = group('alarm', '报警', 'alarms');
  list(alarm, COLUMNS.alarm, 'alarm list', '报警记录', 'what was raised');

  const quarantine = group('quarantine', '隔离', 'quarantine');
  list(quarantine, COLUMNS.quarantine, 'quarantine list', '被隔离的设备', 'what is in quarantine');
  quarantine.command('lift <subject>').description(word('解除', 'lift')).requiredOption('--reason <text>', word('原因', 'reason')).action(async (subject: string, o: { reason: string }) => done(await run('quarantine lift', { subject, reason: o.reason })));

  const custody = group('custody', '保管链', 'the custody log');
  custody.command('tail').description(word('最近的事件', 'the newest events')).option('--from <seq>', word('自序号', 'from'), Number).option('--limit <n>', word('条数', 'rows'), Number)
    .action(async (o: object) => terminal.rows(await run('custody tail', pick(o, ['from', 'limit'])) as object[], COLUMNS.event));
  custody.command('proof <clip-or-seq>').description(word('某片段或某条记录的存在证明（C2SP tlog-proof）', 'the proof that a clip or an entry is in the log (C2SP tlog-proof)')).action(async (entry: string) => {
    const proof = await run('custody proof', { entry }) as { seq: number; kind: string; proof: string; vkey: string };
    if (terminal.json) return terminal.value(proof);
    terminal.line(`${proof.proof}\n${proof.vkey}`);
  });
  custody.command('checkpoint').description(word('签名检查点，文字与二维码', 'the signed checkpoint, as text and QR')).action(async () => {
    const checkpoint = await run('custody checkpoint', {}) as { note: string; vkey: string };
    if (terminal.json) return terminal.value(checkpoint);
    terminal.line(`${checkpoint.note}\n${checkpoint.vkey}\n`);
    terminal.line(await qrText(checkpoint.note));
  });
  custody.command('key').description(word('工作站公钥，文字与二维码', "the station's public key, as text and QR")).action(async () => {
    const key = await run('custody key', {}) as { vkey: string };
    if (terminal.json) return terminal.value(key);
    terminal.line(key.vkey);
    terminal.line(await qrText(key.vkey));
  });
}

/** Leaves out what was not given. */
function clean(params: object): object {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

function pick(options: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(options).filter(([key]) => keys.includes(key)));
}

/** Adds what a table shows and the row does not have as a text of its own. */
function shown(rows: readonly object[]): object[] {
  return rows.map((row) => {
    const { docked } = row as { docked?: { dock: string; bay: number; left: string | null } | null };
    return docked === undefined ? row : { ...row, where: docked === null ? '' : docked.left === null ? `${docked.dock}/${docked.bay}` : `- ${docked.left}` };
  });
}
