/** Every group of routes of the API. */
import type { App, HttpWorld } from './app.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { changeRoutes } from './routes/change-routes.ts';
import { custodyRoutes } from './routes/custody-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { oidcRoutes } from './routes/oidc-routes.ts';
import { permissionRoutes } from './routes/permission-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';

export const ROUTES: readonly ((app: App, world: HttpWorld) => void)[] = [sessionRoutes, oidcRoutes, accountRoutes, permissionRoutes, changeRoutes, custodyRoutes, healthRoutes];
