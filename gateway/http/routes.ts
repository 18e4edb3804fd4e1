/** Every group of routes of the API. */
import type { App, HttpWorld } from './app.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { calendarRoutes } from './routes/calendar-routes.ts';
import { changeRoutes } from './routes/change-routes.ts';
import { alarmRoutes } from './routes/alarm-routes.ts';
import { activityRoutes } from './routes/activity-routes.ts';
import { clipRoutes } from './routes/clip-routes.ts';
import { explanationRoutes } from './routes/explanation-routes.ts';
import { handOverRoutes } from './routes/hand-over-routes.ts';
import { custodyRoutes } from './routes/custody-routes.ts';
import { dockRoutes } from './routes/dock-routes.ts';
import { findingRoutes } from './routes/finding-routes.ts';
import { handOutRoutes } from './routes/hand-out-routes.ts';
import { firmwareRoutes } from './routes/firmware-routes.ts';
import { incidentRoutes } from './routes/incident-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { liveViewRoutes } from './routes/live-view-routes.ts';
import { mapRoutes } from './routes/map-routes.ts';
import { officerRoutes } from './routes/officer-routes.ts';
import { liveRoutes } from './routes/live-routes.ts';
import { inboxRoutes } from './routes/inbox-routes.ts';
import { oidcRoutes } from './routes/oidc-routes.ts';
import { permissionRoutes } from './routes/permission-routes.ts';
import { ratioRoutes } from './routes/ratio-routes.ts';
import { recorderRoutes } from './routes/recorder-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { storageRoutes } from './routes/storage-routes.ts';
import { viewGrantRoutes } from './routes/view-grant-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';

export const ROUTES: readonly ((app: App, world: HttpWorld) => void)[] = [
  sessionRoutes, oidcRoutes, inboxRoutes, calendarRoutes, accountRoutes, permissionRoutes, changeRoutes, custodyRoutes, healthRoutes,
  dockRoutes, recorderRoutes, officerRoutes, handOutRoutes, ratioRoutes, storageRoutes, findingRoutes, firmwareRoutes,
  alarmRoutes, mapRoutes, liveRoutes, activityRoutes, clipRoutes, handOverRoutes, explanationRoutes, incidentRoutes, liveViewRoutes, viewRoutes, viewGrantRoutes,
];
