/** A whole station: stores, desks and carriers put together. Knows no command line and prints nothing. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from './clock.ts';
import { AccountsDesk } from './desk/accounts.ts';
import { openAlarmDesks, type AlarmDesks } from './desk/alarm-desks.ts';
import type { AlarmDeskParts } from './desk/alarms.ts';
import { openCalendarDesks, type CalendarDesks } from './desk/calendar-desks.ts';
import type { EventKind, LoggedEvent } from './domain/events.ts';
import { EquipmentDesk } from './desk/equipment.ts';
import { openEquipmentDesks, type EquipmentDesks } from './desk/equipment-desks.ts';
import { FirmwareDesk } from './desk/firmware.ts';
import { IncidentDesk } from './desk/incidents.ts';
import { openLiveDesks, openPasses, type LiveDesks, type LiveDesksParts } from './desk/live-desks.ts';
import { openHandOverDesks, type HandOverDesks } from './desk/hand-over-desks.ts';
import { answerSos } from './desk/sos.ts';
import { LiveViewsDesk } from './desk/live-views.ts';
import { openOffloadDesk, type OffloadDesk } from './desk/offload.ts';
import { ViewsDesk } from './desk/views.ts';
import { firmwareRegister } from './domain/firmware-register.ts';
import type { RecorderSerial, Sha256 } from './domain/names.ts';
import { read } from './domain/rows.ts';
import type { ImportReport } from './offload/import-folder.ts';
import { startSecondDigests } from './offload/second-digest.ts';
import type { BrokerSettings } from './ports/broker.ts';
import { topicChannel } from './ports/chase-topic.ts';
import type { OutsideBrokerSettings } from './ports/outside-broker.ts';
import type { SerialLineSettings } from './ports/serial-line.ts';
import type { MediaEngine } from './media/media-engine.ts';
import type { MediaSettings } from './media/open-engine.ts';
import { Playback } from './media/playback/playback.ts';
import { findPrograms, type Programs } from './media/playback/programs.ts';
import { Vod } from './media/playback/vod.ts';
import { hostAndPort, reachableHost, runTcpLine, type TcpLineSettings } from './ports/tcp-line.ts';
import type { RunningCarrier } from './ports/carrier.ts';
import { folderSource } from './ports/volume/folder-source.ts';
import { runVolumes, type VolumesSettings } from './ports/volume/run-volumes.ts';
import type { JoinedBroker } from './ports/outside-broker.ts';
import { openWebhook, type WebhookSettings } from './ports/webhook.ts';
import { Credentials } from './store/credentials.ts';
import { FirmwareImages } from './store/firmware-images.ts';
import { HEADROOM_BYTES } from './store/evidence-store.ts';
import { vaultPath } from './store/store-paths.ts';
import { openStores, type Stores, type StoreSettings } from './stores.ts';
import type { HttpServer, HttpSettings } from './http/app.ts';
import { MAP_NAME } from './http/map-file.ts';

export interface StationSettings extends StoreSettings {
  readonly utcOffsetMinutes: number;
  readonly serial: readonly SerialLineSettings[];
  readonly tcp: readonly TcpLineSettings[];
  readonly broker?: (Pick<BrokerSettings, 'host' | 'port' | 'tls' | 'limits'> & {
    /** The name or address that recorders are told, where it is not the one listened on. */
    readonly announce?: string | undefined;
  }) | undefined;
  readonly volumes?: Pick<VolumesSettings, 'dock' | 'bays' | 'unlock'> | undefined;
  /** The web pages and the API; none where left out. */
  readonly http?: Omit<HttpSettings, 'dashboardFolder' | 'map'> & {
    /** `map.pmtiles` of the data folder in WGS 84, where left out. */
    readonly map?: Partial<HttpSettings['map']> | undefined;
  } | undefined;
  /** Live pictures; none where left out. */
  readonly media?: MediaSettings | undefined;
  /** The programs that make what a browser does not play into what it does; those on the PATH where left out. */
  readonly programs?: Programs | undefined;
  readonly outsideBroker?: (Pick<OutsideBrokerSettings, 'url' | 'username' | 'password' | 'ca'> & {
    /** Where recorders that are out reach it, and the password of each there; none comes over it where left out. */
    readonly recorders?: { readonly url: string; readonly passwords: ReadonlyMap<string, string> } | undefined;
  }) | undefined;
  /** How long the pass of a recorder that goes out is good; see PASS_HOURS. */
  readonly passHours?: number | undefined;
  /** Who is called when nobody acknowledges an alarm, and who outside is told. */
  readonly alarms?: { readonly webhook?: WebhookSettings | undefined; readonly tellPlace?: boolean | undefined; readonly escalation?: AlarmDeskParts['escalation'] } | undefined;
  /** Who is told outside of the station that a hand-over is due soon or overdue (Art. 19(3)). */
  readonly chase?: { readonly webhook?: WebhookSettings | undefined; readonly topic?: boolean | undefined } | undefined;
}

export interface Station {
  readonly stores: Stores;
  readonly accounts: AccountsDesk;
  readonly equipment: EquipmentDesk;
  readonly equipmentDesks: EquipmentDesks;
  readonly calendarDesks: CalendarDesks;
  readonly handOver: HandOverDesks;
  readonly incidents: IncidentDesk;
  readonly alarmDesks: AlarmDesks;
  readonly firmware: FirmwareDesk;
  readonly offload: OffloadDesk;
  readonly views: ViewsDesk;
  readonly playback: Playback;
  readonly carriers: readonly RunningCarrier[];
  /** null where the configuration has none. */
  readonly media: MediaEngine | null;
  readonly liveDesks: LiveDesks;
  /** null where the configuration has none. */
  readonly http: HttpServer | null;
  /** Takes in the clips of a folder on this machine as this recorder's, second-hand. Throws StationError. */
  importFolder(actor: string, recorder: string, folder: string): Promise<ImportReport>;
  /** Resolves with a sentence when the station must be started anew: what is durable is not known any more. */
  readonly fatal: Promise<string>;
  stop(): Promise<void>;
}

/** Registers whose change decides who is served. */
const DECIDING: ReadonlySet<EventKind> = new Set([
  'ManagerNamed', 'ManagerRelieved', 'DockEnrolled', 'DockRetired', 'RecorderEnrolled', 'RecorderRetired', 'RecorderRecognised', 'Quarantined', 'QuarantineLifted', 'FindingClosed',
]);
/** Below the data folder: where the station mounts recorders' cards. */
const MOUNT_FOLDER = 'volumes';
/** Session numbers begin at a number that differs from start to start. */
const MAX_START = 4_000_000;
const DASHBOARD = fileURLToPath(new URL('../dashboard/dist', import.meta.url));

export async function startStation(settings: StationSettings, clock: Clock): Promise<Station> {
  let offload: OffloadDesk | undefined;
  let http: HttpServer | undefined;
  let equipmentDesks: EquipmentDesks | undefined;
  let calendarDesks: CalendarDesks | undefined;
  let handOver: HandOverDesks | undefined;
  let firmware: FirmwareDesk | undefined;
  let alarmDesks: AlarmDesks | undefined;
  let liveDesks: LiveDesks | undefined;
  let incidentDesk: IncidentDesk | undefined;
  let views: ViewsDesk | undefined;
  const hear = (events: readonly LoggedEvent[]) => {
    if (events.some(({ kind }) => DECIDING.has(kind))) offload?.registersChanged();
    equipmentDesks?.heard(events);
    calendarDesks?.heard(events);
    handOver?.heard(events);
    firmware?.heard(events);
    liveDesks?.heard(events);
    incidentDesk?.heard(events);
    views?.heard(events);
    // Browsers first: whoever watches hears of an alarm before anything else is done about it.
    http?.told(events);
    alarmDesks?.heard(events);
  };
  const webhook = settings.chase?.webhook === undefined ? undefined : openWebhook(settings.chase.webhook, clock);
  const alarmWebhook = settings.alarms?.webhook === undefined ? undefined : openWebhook(settings.alarms.webhook, clock);
  const stores = await openStores(settings, clock, hear);
  const { log, index, store, keys } = stores;
  const credentials = await Credentials.open(stores.disk).catch(async (error: unknown) => {
    await stores.close();
    throw error;
  });
  const accounts = new AccountsDesk({ log, rows: index, clock, credentials });
  const equipment = new EquipmentDesk({ log, rows: index, clock });
  const images = await FirmwareImages.open(stores.disk, clock, (image) => read(index, firmwareRegister.image(image)) !== undefined, settings.headroomBytes);
  const firmwareDesk = firmware = new FirmwareDesk({ log, rows: index, clock, images });
  await firmwareDesk.atBays.resume();
  const start = 1 + (Buffer.from(clock.randomBytes(4)).readUInt32BE() % MAX_START);
  let media: MediaEngine | undefined;
  const identity = { station: settings.station, publicKey: keys.publicKey, sign: (text: Uint8Array) => keys.sign(text) };
  // Neither the engine nor a broker is there before the desks are.
  let brokerUrl: string | null = null;
  const liveParts: LiveDesksParts = {
    log, rows: index, clock, identity, start, passHours: settings.passHours, media: () => media ?? null,
    line(recorder, drawn) {
      if (brokerUrl !== null) return { url: brokerUrl, password: drawn };
      const outside = settings.outsideBroker?.recorders;
      const password = outside?.passwords.get(recorder);
      return outside === undefined || password === undefined ? null : { url: outside.url, password };
    },
  };
  const passes = openPasses(liveParts);
  offload = openOffloadDesk({
    world: {
      clock, station: settings.station, log, rows: index, store, utcOffsetMinutes: settings.utcOffsetMinutes, firmware: firmwareDesk.atBays, passes,
      enrolByCode: (recorder, code, model, publicKey, hardwareId) => equipment.enrolment.enrolRecorderByCode(recorder, code, model, publicKey, hardwareId),
    },
    identity,
    start,
    enrolDock: (dock, carrier, code, publicKey) => equipment.enrolment.enrolDockByCode(dock, carrier, code, publicKey),
  });
  equipmentDesks = openEquipmentDesks({
    log, rows: index, clock, equipment, offload, utcOffsetMinutes: settings.utcOffsetMinutes, sign: (text) => keys.sign(text),
    freeBytes: () => store.freeBytes(), totalBytes: () => stores.disk.totalBytes(), headroomBytes: settings.headroomBytes ?? HEADROOM_BYTES,
  });
  const live = liveDesks = openLiveDesks(liveParts, passes, equipmentDesks.recorders);
  await live.live.resume();
  await live.lines.resume();
  let joined: JoinedBroker | undefined;
  // The broker is joined last, once the desks can take what docks say.
  const publish = (topic: string, payload: string) => (joined === undefined ? Promise.reject(new Error('还没有连接外部代理 / the outside broker is not joined yet')) : joined.publish(topic, payload));
  const channels = [...(webhook === undefined ? [] : [webhook]), ...(settings.chase?.topic === true ? [topicChannel(settings.station, publish)] : [])];
  calendarDesks = openCalendarDesks({ log, rows: index, clock, utcOffsetMinutes: settings.utcOffsetMinutes, channels });
  const { calendar } = calendarDesks;
  handOver = openHandOverDesks({ log, rows: index, clock, disk: stores.disk, station: settings.station, utcOffsetMinutes: settings.utcOffsetMinutes, dueOf: (endedAtMs) => calendar.dueOf(endedAtMs) });
  calendarDesks.watch(handOver.handOvers);
  for (const [name, source] of handOver.inboxes) calendarDesks.inbox.add(name, source);
  const incidents = incidentDesk = new IncidentDesk({ log, rows: index, clock, store, utcOffsetMinutes: settings.utcOffsetMinutes, media: () => media ?? null, watched: settings.media !== undefined });
  const { storage } = equipmentDesks;
  alarmDesks = openAlarmDesks({
    log, rows: index, clock, room: () => storage.view(), escalation: settings.alarms?.escalation, tellPlace: settings.alarms?.tellPlace, channels: alarmWebhook === undefined ? [] : [alarmWebhook],
  });
  calendarDesks.inbox.add('alarms', alarmDesks.inbox);
  const digests = startSecondDigests({ ...stores, clock, busy: () => offload.bays().some((bay) => bay.phase === 'copying' || bay.phase === 'verifying') });
  const carriers: RunningCarrier[] = [];
  const files = { utcOffsetMinutes: settings.utcOffsetMinutes, hashFile: (path: string) => stores.digester.digest(path, 'sha256') };
  const fatal = new Promise<string>((resolve) => { store.onSuspect(resolve); });
  const pathOf = (sha256: string) => stores.disk.absolute(vaultPath(sha256 as Sha256));
  const playback = new Playback({ clock, programs: settings.programs ?? await findPrograms(), pathOf, open: (sha256) => store.open({ sha256: sha256 as Sha256 }) });
  const vod = new Vod({ clock, playback, pathOf, utcOffsetMinutes: settings.utcOffsetMinutes, media: () => media ?? null });
  const viewsDesk = views = new ViewsDesk({ log, rows: index, clock });
  await viewsDesk.start();
  let sos: { stop(): Promise<void> } | undefined;
  const stop = async () => {
    await sos?.stop();
    await viewsDesk.stop();
    await vod.stopAll();
    await playback.stop();
    await http?.stop();
    await live.stop();
    // Before the engine: what it has sent is closed and stored in order.
    await incidents.stop();
    await media?.stop();
    // The desk first: it ends the wires, and no docking begins while the ports close.
    await offload.stop();
    await firmwareDesk.stop();
    await Promise.all(carriers.map((carrier) => carrier.stop()));
    await digests.stop();
    await equipmentDesks.stop();
    await calendarDesks.stop();
    await handOver.stop();
    await alarmDesks.stop();
    await webhook?.stop();
    await alarmWebhook?.stop();
    await stores.close();
  };
  try {
    // Before the carriers: a recorder in a bay is told at once where to publish.
    if (settings.media !== undefined) {
      const { openMediaEngine } = await import('./media/open-engine.ts');
      const { rtmp } = settings.media;
      media = await openMediaEngine(rtmp?.host === undefined || rtmp.announce !== undefined ? settings.media : { ...settings.media, rtmp: { ...rtmp, announce: reachableHost(rtmp.host) } }, stores.disk, clock);
    }
    live.live.useMedia(media ?? null);
    await live.door.close();
    // Libraries of carriers that this station does not have would take a quarter of its memory.
    if (settings.serial.length > 0) {
      const { runSerialLine } = await import('./ports/serial-line.ts');
      for (const line of settings.serial) carriers.push(await runSerialLine(line, offload.accept, clock));
    }
    const broker = { station: settings.station, start };
    if (settings.broker !== undefined) {
      const { startBroker } = await import('./ports/broker.ts');
      const recorders = { authenticate: (recorder: RecorderSerial, password: string) => passes.mayConnect(recorder, password), accept: live.lines.accept };
      const embedded = await startBroker({ ...settings.broker, ...broker, authenticate: (dock, password) => equipment.enrolment.dockMayConnect(dock, password), recorders }, offload.accept, clock);
      carriers.push(embedded);
      brokerUrl = `${settings.broker.tls === undefined ? 'mqtt' : 'mqtts'}://${hostAndPort(settings.broker.announce ?? reachableHost(settings.broker.host), embedded.port)}`;
    }
    if (settings.outsideBroker !== undefined) {
      const { joinBroker } = await import('./ports/outside-broker.ts');
      joined = await joinBroker({ ...settings.outsideBroker, ...broker, ...(settings.outsideBroker.recorders === undefined ? {} : { acceptRecorder: live.lines.accept }) }, offload.accept, clock);
      carriers.push(joined);
    }
    if (settings.volumes !== undefined) {
      carriers.push(await runVolumes({ ...settings.volumes, ...files, mountFolder: join(settings.dataFolder, MOUNT_FOLDER) }, offload.devices, clock));
    }
    for (const line of settings.tcp) carriers.push(await runTcpLine(line, offload.accept, clock));
    await incidents.start();
    if (settings.http !== undefined) {
      const { startHttp } = await import('./http/app.ts');
      const seen = () => [
        ...carriers.map((carrier) => ({ address: carrier.address, trouble: carrier.trouble?.() ?? null })), ...(media === undefined ? [] : [{ address: media.publishAddress() ?? 'media', trouble: media.trouble() }]),
      ];
      const liveViews = new LiveViewsDesk({ log, rows: index, clock });
      await liveViews.resume();
      http = await startHttp({ stores, clock, accounts, credentials, equipment, equipmentDesks, calendarDesks, alarmDesks, handOver, incidents, firmware: firmwareDesk, offload, liveViews, views: viewsDesk, playback, vod, liveDesks: live, media: media ?? null, utcOffsetMinutes: settings.utcOffsetMinutes, carriers: seen }, { ...settings.http, map: { file: join(settings.dataFolder, MAP_NAME), datum: 'wgs84', ...settings.http.map }, dashboardFolder: DASHBOARD });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  // Without an engine there is no picture to ask for; the alarm rings all the same, and says so.
  if (media !== undefined) sos = answerSos({ alarms: alarmDesks.alarms, live: live.live, incidents });
  alarmDesks.start();
  const desk = offload;
  return {
    stores, accounts, equipment, equipmentDesks, calendarDesks, alarmDesks, handOver, incidents, firmware: firmwareDesk, offload, views: viewsDesk, playback, carriers, media: media ?? null, liveDesks: live, http: http ?? null, fatal, stop,
    importFolder: (actor, recorder, folder) => desk.importFolder(actor, folder, (bay, gone) => folderSource(recorder, folder, bay, gone, files)),
  };
}
