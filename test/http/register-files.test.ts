import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_FILE_BYTES, MAX_FILE_LINES } from '../../gateway/desk/csv-file.ts';
import { openHttp, OTHER_UNIT, UNIT, type Client, type HttpTestWorld } from './http-world.ts';

let world: HttpTestWorld;
let manager: Client;
beforeAll(async () => {
  world = await openHttp();
  manager = await world.as('equipment-manager');
});
afterAll(async () => { await world.stop(); });

/** 执法一中队 and so on in GB18030, which no library here writes: taken from its table. */
const GB18030: Readonly<Record<string, readonly [number, number]>> = {
  人: [0xc8, 0xcb], 员: [0xd4, 0xb1], 编: [0xb1, 0xe0], 号: [0xba, 0xc5], 姓: [0xd0, 0xd5], 名: [0xc3, 0xfb], 单: [0xb5, 0xa5], 位: [0xce, 0xbb], 执: [0xd6, 0xb4], 法: [0xb7, 0xa8], 证: [0xd6, 0xa4],
  王: [0xcd, 0xf5], 芳: [0xb7, 0xbc], 一: [0xd2, 0xbb], 中: [0xd6, 0xd0], 队: [0xb6, 0xd3],
};
const gb18030 = (text: string) => Buffer.from([...text].flatMap((one) => GB18030[one] ?? [one.charCodeAt(0)]));
const preview = (register: string, content: string | Buffer) => manager.post('/api/v1/register-files/preview', { register, content: Buffer.from(content).toString('base64') });
const confirm = (register: string, content: string | Buffer, hash: string) => manager.post('/api/v1/register-files', { register, content: Buffer.from(content).toString('base64'), hash });
const outcomes = (body: Record<string, any>) => body['lines'].map((one: { line: number; outcome: string; column: string | null }) => [one.line, one.outcome, one.column]);

test('a preview says of each line what it would change, and why it is refused; nothing changes before it is confirmed', async () => {
  const size = world.station.stores.log.size;
  const file = `\ufeff人员编号,姓名,单位,执法证号,备注\r\nP7,古丽,${UNIT},65-0007,新来\r\nP1,张伟,${OTHER_UNIT},65-0001,\r\nP2,买买提·艾力,${UNIT},65-0002,\r\n坏 号,某,${UNIT},65-8,\r\nP8,,${UNIT},65-9,\r\nP7,又来,${UNIT},65-10,\r\nP9,冒名,${UNIT},65-0003,\r\n`;
  const { body } = await preview('officers', file);
  expect(body).toMatchObject({ encoding: 'utf-8', counts: { new: 1, changed: 1, same: 1, refused: 4 }, ignored: ['备注'] });
  expect(outcomes(body)).toEqual([[2, 'new', null], [3, 'changed', null], [4, 'same', null], [5, 'refused', 'officer'], [6, 'refused', 'name'], [7, 'refused', 'officer'], [8, 'refused', 'certificateNumber']]);
  expect(body['lines'][1].zh).toBe(`单位：${UNIT} → ${OTHER_UNIT}`);
  expect(body['lines'][5].zh).toBe('与第 2 行重复');
  expect(body['lines'][6].zh).toBe('此执法证号属于 李静 P3');
  expect(world.station.stores.log.size).toBe(size);
  expect((await confirm('officers', `${file}\r\n`, body['hash'])).status).toBe(409);
  expect((await confirm('officers', file, body['hash'])).body['counts']).toEqual(body['counts']);
  expect((await manager.get('/api/v1/officers/P7')).body).toMatchObject({ name: '古丽', unit: UNIT, certificateNumber: '65-0007' });
  expect((await manager.get('/api/v1/officers/P1')).body).toMatchObject({ unit: OTHER_UNIT });
  expect((await manager.get('/api/v1/officers/P8')).status).toBe(404);
  // What was shown is not what it would do now: once is enough.
  expect((await confirm('officers', file, body['hash'])).status).toBe(409);
  const [imported] = await world.events('RegisterImported');
  expect(imported!.facts).toMatchObject({ register: 'officers', lines: 7, added: 1, changed: 1, refused: 4 });
  expect(JSON.stringify(imported)).not.toContain('古丽');
});

test('a register that somebody changes between preview and confirmation is looked at again', async () => {
  const file = `人员编号,姓名,单位,执法证号\nP3,李静,${UNIT},65-0003\n`;
  const { body } = await preview('officers', file);
  await world.station.equipment.registerOfficer('operator:test', 'P3', '执法三中队', '李静', '65-0003');
  expect((await confirm('officers', file, body['hash'])).body['detail']).toContain('重新预览');
  await world.station.equipment.registerOfficer('operator:test', 'P3', OTHER_UNIT, '李静', '65-0003');
});

test('GB18030 as a spreadsheet saves it is read, and told apart from UTF-8', async () => {
  const { body } = await preview('officers', gb18030('人员编号,姓名,单位,执法证号\r\nP20,王芳,执法一中队,65-0020\r\n'));
  expect(body).toMatchObject({ encoding: 'gb18030', counts: { new: 1 } });
  await confirm('officers', gb18030('人员编号,姓名,单位,执法证号\r\nP20,王芳,执法一中队,65-0020\r\n'), body['hash']);
  expect((await manager.get('/api/v1/officers/P20')).body).toMatchObject({ name: '王芳', unit: '执法一中队' });
});

test('recorders and their assignments come in by file; what overlaps is refused with who has it from when to when', async () => {
  const recorders = `序列号,型号,单位\nZFY-1,Z2,${UNIT}\nZFY-2,Z2,\nZFY-1,Z2,${UNIT}\n`;
  const first = await preview('recorders', recorders);
  expect(outcomes(first.body)).toEqual([[2, 'new', null], [3, 'new', null], [4, 'refused', 'recorder']]);
  await confirm('recorders', recorders, first.body['hash']);
  expect((await manager.get('/api/v1/recorders/ZFY-1')).body).toMatchObject({ unit: UNIT, model: 'Z2' });
  expect(outcomes((await preview('recorders', `序列号,型号,单位\nZFY-1,Z3,${UNIT}\nZFY-2,Z2,${UNIT}\n`)).body)).toEqual([[2, 'refused', 'model'], [3, 'changed', null]]);
  const assignments = '序列号,人员编号,开始,结束\nZFY-1,P1,2027/1/4 08:00,2027-01-04 18:00\nZFY-1,P2,2027-01-04 12:00,\nZFY-1,P2,2027-01-05,\nZFY-1,P3,2027-01-06 08:00:00,\nZFY-9,P1,2027-01-04,\nZFY-2,P9,2027-01-04,\nZFY-2,P1,昨天,\nZFY-2,P1,2027-02-30,\n';
  const { body } = await preview('assignments', assignments);
  expect(outcomes(body)).toEqual([[2, 'new', null], [3, 'refused', 'from'], [4, 'new', null], [5, 'changed', null], [6, 'refused', 'recorder'], [7, 'refused', 'officer'], [8, 'refused', 'from'], [9, 'refused', 'from']]);
  // Eight in the morning at the station is midnight in UTC.
  expect(body['lines'][1].zh).toBe('该记录仪自 2027-01-04T00:00:00.000Z 至 2027-01-04T10:00:00.000Z 由执法人员 张伟 P1 持有（Art. 18）');
  expect(body['lines'][3].zh).toBe('配发给 李静 P3；买买提·艾力 P2 自 2027-01-04T16:00:00.000Z 的配发由此结束');
  await confirm('assignments', assignments, body['hash']);
  expect((await manager.get('/api/v1/recorders/ZFY-1/assignments')).body['items']).toEqual([
    { officer: 'P1', name: '张伟', from: '2027-01-04T00:00:00.000Z', to: '2027-01-04T10:00:00.000Z' }, { officer: 'P2', name: '买买提·艾力', from: '2027-01-04T16:00:00.000Z', to: '2027-01-06T00:00:00.000Z' }, { officer: 'P3', name: '李静', from: '2027-01-06T00:00:00.000Z', to: null },
  ]);
  expect((await preview('assignments', assignments)).body['counts']).toMatchObject({ new: 0, changed: 0 });
});

test('what is exported comes back without a change; no cell is a formula', async () => {
  await manager.post('/api/v1/officers', { officer: 'P30', name: '=HYPERLINK("http://x")', unit: UNIT, certificateNumber: '65-0030' });
  for (const [i, begin] of ['+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20'].entries()) expect((await manager.post('/api/v1/officers', { officer: `P4${i}`, name: `${begin}SUM(A1)`, unit: UNIT, certificateNumber: `65-004${i}` })).status).toBe(201);
  for (const register of ['officers', 'recorders', 'assignments']) {
    const file = await manager.get(`/api/v1/register-files/${register}`);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', `attachment; filename="${register}.csv"`]);
    const raw = Buffer.from(await (await fetch(`${world.address}/api/v1/register-files/${register}`, { headers: { cookie: manager.cookie! } })).arrayBuffer());
    expect([...raw.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(file.text).not.toMatch(/(^|,|\n)"?[=+@\uff1d\uff0b\uff0d\uff20]|(^|,|\n)"?-\D/);
    const { body } = await preview(register, raw);
    expect(body['counts']).toMatchObject({ new: 0, changed: 0, refused: 0 });
    expect(body['counts'].same).toBeGreaterThan(0);
  }
});

test('what is too much, no such text, or lacks a column is refused with what to do', async () => {
  const head = '人员编号,姓名,单位,执法证号\n';
  const said = async (content: string | Buffer) => {
    const { status, body } = await preview('officers', content);
    return [status, body['errors'][0].pointer, body['detail']];
  };
  expect(await said(Buffer.alloc(MAX_FILE_BYTES + 1, 'a'))).toEqual([400, '/content', expect.stringContaining('请分成几个')]);
  expect(await said(head + 'P,x,u,1\n'.repeat(MAX_FILE_LINES + 1))).toEqual([400, '/content', expect.stringContaining(`${MAX_FILE_LINES} 行`)]);
  expect(await said('人员编号,姓名,单位\nP1,x,u\n')).toEqual([400, '/content', '第一行缺少“执法证号”一列']);
  expect(await said(`${head}P1,"x,u,1\n`)).toEqual([400, '/content', expect.stringContaining('不是正确的 CSV')]);
  expect(await said(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toEqual([400, '/content', expect.stringContaining('CSV UTF-8')]);
  expect(await said(Buffer.from([0x81, 0x20, 0xff, 0xff]))).toEqual([400, '/content', expect.stringContaining('GB18030')]);
  expect((await confirm('officers', `${head}P2,买买提·艾力,${UNIT},65-0002\n`, (await preview('officers', `${head}P2,买买提·艾力,${UNIT},65-0002\n`)).body['hash'])).body['detail']).toContain('没有可以收入的变更');
});
