/** The desk of incidents over a simulated disk and a stream that the test holds in its hands, on a clock that it pushes. */
import { PassThrough } from 'node:stream';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { IncidentDesk } from '../../gateway/desk/incidents.ts';
import { GONE_MS, NOTHING_MS, STALL_MS } from '../../gateway/desk/live-recording.ts';
import { alarmRegister } from '../../gateway/domain/alarm-register.ts';
import { StationError } from '../../gateway/domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../../gateway/domain/events.ts';
import type { IncidentEnd } from '../../gateway/domain/incident-events.ts';
import type { OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import { read } from '../../gateway/domain/rows.ts';
import { flvHeader, writeFlvTag, type FlvTag } from '../../gateway/media/format/flv-tag.ts';
import { MAX_RUNNING, RESUME_WITHIN_MS } from '../../gateway/rules/incident.ts';
import { flvSource, looped, type Source } from '../media/flv-source.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { SimDisk } from '../store/sim-disk.ts';
import { keyOf, memoryStore, officer, openWorld, pattern, RECORDER, stored, type World } from '../store/store-world.ts';

const WAIT = { timeout: 10_000, interval: 5 };
let source: Source;
beforeAll(async () => { source = await flvSource('agency.mp4'); });

const enrolled = (recorder: string): EventDraft => ({ kind: 'RecorderEnrolled', actor: 'operator:root', facts: { recorder: recorder as RecorderSerial, model: 'Z2', publicKey: null, hardwareId: null, device: null } });
const raised = (alarm: string): EventDraft => ({ kind: 'AlarmRaised', actor: 'recorder', facts: { alarm, kind: 'sos', recorder: RECORDER, dock: null, place: null }, particulars: { text: 'SOS' } });
const assigned = (id: string, from: string): EventDraft => ({ kind: 'RecorderAssigned', actor: 'operator:root', facts: { recorder: RECORDER, officer: id as OfficerId, from, to: null } });

let clock: PushedClock;
let disk: SimDisk;
let db: ReturnType<typeof memoryStore>;
let world: World;
/** What the engine has: null while there is no stream. */
let stream: PassThrough | null;
let desk: IncidentDesk;

const deskOf = () => new IncidentDesk({
  log: world.log, rows: world.index, clock, store: world.store, utcOffsetMinutes: 480, watched: true,
  media: () => ({
    async flv(_path, { signal }) {
      const there = stream;
      if (there === null || there.destroyed) throw new StationError('not-found', 'there is no such stream', { what: 'stream' });
      signal.addEventListener('abort', () => there.destroy(new StationError('peer-gone', 'given up', { what: 'media engine' })), { once: true });
      return there;
    },
  }),
});

beforeEach(async () => {
  clock = new PushedClock();
  disk = new SimDisk();
  db = memoryStore();
  world = await openWorld(disk, db, clock as never);
  stream = null;
  desk = deskOf();
  await world.log.append([
    officer('P1', '张伟'), officer('P2', '李静'), enrolled(RECORDER), assigned('P1', '2026-01-01T00:00:00.000Z'),
    { kind: 'ManagerNamed', actor: 'operator:root', facts: { officer: 'P2' as OfficerId, standingOrder: 'order-1' } },
  ]);
});

/** A stream that begins now; what it sends comes at once. */
function comes(): PassThrough {
  stream = new PassThrough({ highWaterMark: 8 * 1024 * 1024 });
  stream.write(flvHeader({ audio: true, video: true }));
  return stream;
}
const send = (to: PassThrough, tags: Iterable<FlvTag>) => { for (const tag of tags) to.write(writeFlvTag(tag)); };
const begin = async () => (await desk.begin('account:d', RECORDER, { alarm: null })).incident;
const writing = (incident: string, segment: number) => clock.passUntil(`segment ${segment}`, () => desk.shown.view(incident).writing?.segment === segment && desk.shown.view(incident).writing!.bytes > 2_000, GONE_MS);
const over = (incident: string) => clock.passUntil('it is over', () => desk.shown.view(incident).ended !== null, 2 * GONE_MS);
async function storedOf(incident: string, clips: number): Promise<readonly Extract<LoggedEvent, { kind: 'ClipStored' }>['facts'][]> {
  await vi.waitFor(() => expect(desk.shown.view(incident)).toMatchObject({ state: 'stored', clips }), WAIT);
  return (await events('ClipStored')).map(({ facts }) => facts).filter(({ live }) => live?.incident === incident);
}
async function events<K extends LoggedEvent['kind']>(kind: K): Promise<Extract<LoggedEvent, { kind: K }>[]> {
  const found = [];
  for await (const event of world.log.events(0)) if (event.kind === kind) found.push(event);
  return found as never;
}

test('D5: a stream that breaks off and comes back is one incident of two segments, each of whoever held the recorder then', async () => {
  const incident = await begin();
  expect(desk.shown.view(incident).state).toBe('waiting');
  const first = comes();
  send(first, looped(source, 1_500));
  await writing(incident, 1);
  first.destroy(new Error('the engine was killed'));
  await clock.pass(1_000);
  await world.log.append([assigned('P2', new Date(clock.wallMs()).toISOString())]);
  await clock.pass(5_000);
  const second = comes();
  send(second, looped(source, 1_500));
  await writing(incident, 2);
  await desk.end('account:d', incident, 'by-hand');
  const facts = await storedOf(incident, 2);
  expect(facts.map(({ segment, officer: whose, kind }) => [segment, whose, kind])).toEqual([[1, 'P1', 'video'], [2, 'P2', 'video']]);
  for (const { durationMs } of facts) expect(durationMs).toBeGreaterThan(1_300);
  expect(desk.shown.view(incident)).toMatchObject({ why: 'by-hand', clips: 2, endedBy: 'account:d' });
  expect((await world.check('hash')).problems).toEqual([]);
  await desk.stop();
});

test('D5: a stream that is gone for two minutes, or never comes, ends the incident by itself', async () => {
  const waits = await begin();
  await over(waits);
  expect(desk.shown.view(waits)).toMatchObject({ why: 'no-stream', endedBy: 'station', clips: 0 });
  expect(await events('AlarmRaised')).toEqual([]);
  // Where somebody called for help, nobody must believe that he is recorded.
  await world.log.append([raised('a1')]);
  await over((await desk.begin('station', RECORDER, { alarm: 'a1' })).incident);
  expect((await events('AlarmRaised')).map(({ facts }) => facts.kind)).toEqual(['sos', 'incident-failed']);
  const incident = await begin();
  const live = comes();
  send(live, looped(source, 900));
  await writing(incident, 1);
  live.end();
  stream = null;
  await over(incident);
  expect(desk.shown.view(incident).why).toBe('stream-gone');
  await storedOf(incident, 1);
  // Silent, and not closed: the same.
  const silent = await begin();
  send(comes(), looped(source, 900));
  await writing(silent, 1);
  await over(silent);
  await storedOf(silent, 1);
  expect(await events('AlarmRaised')).toHaveLength(2);
  // And where somebody called for help, and was seen: nobody must believe that he still is. Nothing is wrong with what came.
  const { incident: seen } = await desk.begin('station', RECORDER, { alarm: 'a1' });
  send(comes(), looped(source, 900));
  await writing(seen, 1);
  stream!.end();
  stream = null;
  await clock.pass(GONE_MS + 1_000, 5_000);
  await over(seen);
  await storedOf(seen, 1);
  expect((await events('AlarmRaised')).at(-1)).toMatchObject({ facts: { kind: 'incident-failed', recorder: RECORDER }, particulars: { text: expect.stringMatching(/画面恢复后自动再录：事件 [^/]+ \/ .+begins anew/) } });
  expect(await events('FindingOpened')).toHaveLength(1);
  await desk.stop();
});

test('when a stream is silent for a second, what waited for its fragment is written', async () => {
  const incident = await begin();
  send(comes(), looped(source, 900));
  await writing(incident, 1);
  const before = desk.shown.view(incident).writing!.bytes;
  await clock.pass(2 * STALL_MS + 500);
  await vi.waitFor(() => expect(desk.shown.view(incident).writing!.bytes).toBeGreaterThan(before), WAIT);
  await desk.stop();
});

test('D5: a full disk ends the recording with what is there, with an alarm and a finding, and harms no other clip', async () => {
  const bytes = pattern(50_000, 1);
  const incoming = await world.store.receive(keyOf(1, bytes), bytes.length);
  const incident = await begin();
  const live = comes();
  send(live, looped(source, 1_500));
  await writing(incident, 1);
  // Room for the card's clip, which was promised, and for nothing else.
  disk.free = bytes.length + 100;
  send(live, looped(source, 3_000, 1_500));
  await over(incident);
  const [facts] = await storedOf(incident, 1);
  expect(facts!.durationMs).toBeGreaterThan(900);
  expect(desk.shown.view(incident).why).toBe('disk-full');
  expect((await events('AlarmRaised')).map(({ facts: alarm }) => [alarm.kind, alarm.recorder])).toEqual([['disk-full', RECORDER]]);
  expect((await events('FindingOpened')).map(({ facts: finding }) => finding.kind)).toEqual(['incident-cut']);
  await incoming.write(bytes, 0);
  const sealed = await world.store.seal(incoming);
  await world.store.commit(sealed, stored(sealed));
  expect((await world.check('hash')).problems).toEqual([]);
  await desk.stop();
});

test('D5: a stream whose recorder is long without radio before its first picture is recorded when it comes back', async () => {
  const incident = await begin();
  // First what says of what kind the pictures are, and none of them; then all of it.
  const live = comes();
  send(live, [...looped(source, 1_500)].slice(0, 2));
  await clock.pass(NOTHING_MS + 4_000);
  send(live, looped(source, 1_500));
  await writing(incident, 1);
  expect(desk.shown.view(incident).ended).toBeNull();
  expect(await events('FindingOpened')).toEqual([]);
  await desk.stop();
});

test('a stream of which nothing can be written down ends with a finding that names why', async () => {
  const incident = await begin();
  const live = comes();
  const strange: FlvTag = { type: 'video', timeMs: 0, body: Buffer.from([0x90, ...Buffer.from('av01'), 1, 2, 3]) };
  const films = setInterval(() => { send(live, [strange]); }, 1);
  await over(incident);
  clearInterval(films);
  expect(desk.shown.view(incident)).toMatchObject({ why: 'not-recordable', clips: 0 });
  expect((await events('FindingOpened'))[0]!.facts.detail).toContain('av1');
  expect((await events('AlarmRaised')).map(({ facts }) => facts.kind)).toEqual(['incident-failed']);
  stream = null;
  const nonsense = await begin();
  const feed = setInterval(() => { if (stream === null || stream.destroyed) (stream = new PassThrough()).write('this is no film at all'); }, 2);
  await over(nonsense);
  clearInterval(feed);
  expect(desk.shown.view(nonsense).why).toBe('not-recordable');
  await desk.stop();
});

test('D5: after a start a running incident goes on with its next segment; one of yesterday is over', async () => {
  const incident = await begin();
  send(comes(), looped(source, 1_500));
  await writing(incident, 1);
  // As a kill leaves it: nothing is closed, and who still holds the old store does nothing more.
  world.store.doubt('killed');
  const after = disk.restart('keep');
  stream?.destroy();
  disk = after;
  world = await openWorld(after, db, clock as never);
  desk = deskOf();
  await desk.start();
  send(comes(), looped(source, 1_500));
  await writing(incident, 2);
  await desk.stop();
  expect((await events('ClipStored')).map(({ facts }) => facts.segment)).toEqual([1, 2]);
  expect(desk.shown.view(incident).ended).toBeNull();
  clock.jumpWall(RESUME_WITHIN_MS + 60_000);
  desk = deskOf();
  await desk.start();
  expect(desk.shown.view(incident)).toMatchObject({ why: 'station-down', clips: 2 });
  expect((await world.check('hash')).problems).toEqual([]);
  await desk.stop();
});

test('D5: who called for help is recorded again when his picture is back, as long as his alarm is open', async () => {
  const live = (id: string): EventDraft => ({ kind: 'LiveBegan', actor: `recorder:${RECORDER}`, facts: { live: id, recorder: RECORDER, path: `/live/${RECORDER}`, ask: null } });
  const cut = async (why: IncidentEnd) => { await desk.end('station', desk.runningOf(RECORDER)!.incident, why); };
  const back = async (id: string) => {
    desk.heard(await world.log.append([live(id)]));
    await desk.settled();
    return desk.runningOf(RECORDER);
  };
  await world.log.append([raised('a1')]);
  const first = (await desk.begin('station', RECORDER, { alarm: 'a1' })).incident;
  for (const [i, why] of (['stream-gone', 'no-stream', 'station-down'] as const).entries()) {
    await cut(why);
    const row = await back(`l${i}`);
    expect(row).toMatchObject({ alarms: ['a1'], begunBy: 'station', ended: null });
    expect(row!.incident).not.toBe(first);
  }
  send(comes(), looped(source, 1_500));
  await writing(desk.runningOf(RECORDER)!.incident, 1);
  // As the picture comes back while its incident is ended: it was heard while that still ran.
  await back('l4');
  await cut('stream-gone');
  await desk.settled();
  expect(desk.runningOf(RECORDER)).toMatchObject({ alarms: ['a1'] });
  // Nobody is named in whose order clips are kept: that is said, too.
  clock.jumpWall(GONE_MS);
  await cut('stream-gone');
  await world.log.append([{ kind: 'ManagerRelieved', actor: 'operator:root', facts: { officer: 'P2' as OfficerId } }]);
  expect(await back('l5')).toBeUndefined();
  expect((await events('AlarmRaised')).at(-1)).toMatchObject({ facts: { kind: 'incident-failed', recorder: RECORDER }, particulars: { text: expect.stringContaining('Art. 15') } });
  await world.log.append([
    { kind: 'ManagerNamed', actor: 'operator:root', facts: { officer: 'P2' as OfficerId, standingOrder: 'order-1' } },
    { kind: 'AlarmClosed', actor: 'account:d', facts: { group: read(world.index, alarmRegister.groupOf('a1'))!, outcome: 'resolved' }, particulars: { note: '人员安全' } },
  ]);
  expect(await back('l6')).toBeUndefined();
  // What somebody has ended stays so.
  await world.log.append([raised('a2')]);
  await desk.begin('station', RECORDER, { alarm: 'a2' });
  await cut('by-hand');
  expect(await back('l7')).toBeUndefined();
  await desk.stop();
});

test('an incident is of an alarm of its own recorder', async () => {
  await world.log.append([enrolled('R2'), raised('a1')]);
  await expect(desk.begin('account:d', 'R2', { alarm: 'a1' })).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('不是这台记录仪的') });
  expect(desk.runningOf('R2')).toBeUndefined();
  await desk.stop();
});

test('D5: a part that cannot be read keeps no other from being stored, and is an alarm and a finding; the next start stores it', async () => {
  const incident = await begin();
  for (const segment of [1, 2]) {
    const live = comes();
    send(live, looped(source, 1_500));
    await writing(incident, segment);
    if (segment === 1) {
      disk.hook = (operation, path) => { if (operation === 'read' && path.includes('.0001.')) throw new StationError('disk-failed', `${path} 读取失败 / cannot be read`, { path, operation: 'read' }); };
      live.destroy(new Error('the line broke'));
    }
  }
  await vi.waitFor(async () => expect(await events('FindingOpened')).toMatchObject([{ facts: { kind: 'incident-cut', finding: `incident-cut:${incident}:1` } }]), WAIT);
  expect(await events('AlarmRaised')).toMatchObject([{ facts: { kind: 'incident-failed', recorder: RECORDER } }]);
  // Two halves, and each of one language.
  expect((await events('FindingOpened'))[0]!.facts.detail.split(' / ')).toEqual([expect.stringMatching(/段未能入库.+读取失败）$/), expect.stringMatching(/^segment 1 .+\(cannot be read\)$/)]);
  await desk.end('account:d', incident, 'by-hand');
  expect((await storedOf(incident, 1))[0]!.segment).toBe(2);
  await desk.stop();
  const started = async () => {
    desk = deskOf();
    await desk.start();
    await desk.settled();
  };
  // The finding is open still: nothing new is said of it.
  await started();
  expect([(await events('FindingOpened')).length, (await events('AlarmRaised')).length]).toEqual([1, 1]);
  disk.hook = () => undefined;
  await desk.stop();
  await started();
  expect((await storedOf(incident, 2)).map(({ segment }) => segment)).toEqual([2, 1]);
  expect((await world.check('hash')).problems).toEqual([]);
  await desk.stop();
});

test('D5: a segment that the disk has damaged is stored whole as it was found, with a finding; one of which nothing is left stays where it is', async () => {
  const incident = await begin();
  /** As a kill leaves it, and with what the disk has made of it meanwhile. */
  const found = async (segment: number, spoil: (bytes: Buffer) => void) => {
    send(comes(), looped(source, 3_000));
    await writing(incident, segment);
    await clock.pass(2 * STALL_MS);
    world.store.doubt('killed');
    disk = disk.restart('keep');
    stream?.destroy();
    world = await openWorld(disk, db, clock as never);
    const [left] = await world.store.live.left();
    const { now } = disk.inode(left!.path)!;
    spoil(now);
    desk = deskOf();
    await desk.start();
    return { path: left!.path, size: now.length };
  };
  const next = (bytes: Buffer, from: number) => bytes.indexOf('prft', from, 'latin1');
  const { size } = await found(1, (bytes) => { bytes[next(bytes, next(bytes, 0) + 1)]! ^= 1; });
  await vi.waitFor(async () => expect(await events('ClipStored')).toMatchObject([{ facts: { segment: 1, size, playable: 'unknown' } }]), WAIT);
  expect((await events('ClipStored'))[0]!.facts.durationMs).toBeGreaterThan(2_000);
  expect(await events('FindingOpened')).toMatchObject([{ facts: { kind: 'integrity', finding: `incident-damaged:${incident}:1` } }]);
  expect((await world.check('hash')).problems).toEqual([]);
  const second = await found(2, (bytes) => { for (let at = next(bytes, 0); at >= 0; at = next(bytes, at)) bytes[at]! ^= 1; });
  await vi.waitFor(async () => expect((await events('AlarmRaised')).map(({ facts: alarm }) => alarm.kind)).toEqual(['incident-failed']), WAIT);
  expect(disk.inode(second.path)!.now.length).toBe(second.size);
  expect(await events('LivePartDropped')).toEqual([]);
  await desk.stop();
});

test('as many incidents as tiles at once, none without a manager or an engine', async () => {
  await world.log.append(Array.from({ length: MAX_RUNNING }, (_, i) => enrolled(`R${i}`)));
  for (let i = 0; i < MAX_RUNNING; i += 1) await desk.begin('account:d', `R${i}`, { alarm: null });
  await expect(begin()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('16') });
  await desk.end('account:d', desk.runningOf('R3')!.incident, 'by-hand');
  await begin();
  await world.log.append([{ kind: 'ManagerRelieved', actor: 'operator:root', facts: { officer: 'P2' as OfficerId } }]);
  await desk.end('account:d', desk.runningOf('R4')!.incident, 'by-hand');
  await expect(desk.begin('account:d', 'R4', { alarm: null })).rejects.toMatchObject({ message: expect.stringContaining('Art. 15') });
  await desk.stop();
  await expect(desk.begin('account:d', 'R4', { alarm: null })).rejects.toMatchObject({ code: 'conflict' });
});
