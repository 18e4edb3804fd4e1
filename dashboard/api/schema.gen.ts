// Made from the station's OpenAPI document by dashboard/api/generate.ts; not to be edited.
export interface paths {
  "/api/v1/accounts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 账号列表 / accounts */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ account: string; name: string | null; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null; opened: string; closed: string | null; lastSignIn: string | null; secondFactor: boolean; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 开立账号 / open an account */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { account: string; name: string; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string | null; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null; opened: string; closed: string | null; lastSignIn: string | null; secondFactor: boolean; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/accounts/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 账号 / one account */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string | null; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null; opened: string; closed: string | null; lastSignIn: string | null; secondFactor: boolean; version: number } } } } };
    /** 更改账号；立即结束其会话 / change an account; its sessions end */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { name: string; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string | null; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null; opened: string; closed: string | null; lastSignIn: string | null; secondFactor: boolean; version: number } } } } };
    post?: never;
    /** 停用账号 / close an account */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/accounts/{id}/link": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 签发设置密码的一次性链接 / a one-time link to set a password */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { minutes?: number } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { path: string; expires: string } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/api-keys": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 接口密钥 / keys of machines */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ key: string; label: string; scopes: (string)[]; issued: string; expires: string; revoked: string | null })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 签发接口密钥，只显示一次 / issue a key, shown once */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { label: string; scopes: ("view:station-health" | "list:recorder" | "view:recorder" | "list:dock" | "list:officer" | "list:finding" | "list:alarm" | "view:storage" | "view:change-stream" | "view:calendar" | "list:ratio" | "list:firmware")[]; days: number } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { key: string; token: string; expires: string } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/api-keys/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    /** 吊销接口密钥 / revoke a key */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/changes": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 变更流（text/event-stream），可凭 Last-Event-ID 续传 / changes, resumable by Last-Event-ID */
    get: { parameters: { query?: { after?: number }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/custody/chain": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 某一对象的保管链，由旧到新 / the custody chain of one thing, oldest first */
    get: { parameters: { query: { limit: number; cursor?: string; subject: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; kind: string; at: string; actor: string; facts: unknown; subjects: (string)[] })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/custody/entries": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 保管链，由新到旧 / the custody log, newest first */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; kind: string; at: string; actor: string; facts: unknown; subjects: (string)[] })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/custody/proof/{seq}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一条记录的证明（C2SP tlog-proof） / what proves one entry */
    get: { parameters: { query?: never; header?: never; path: { seq: number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { seq: number; leaf: string; proof: string; vkey: string } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/health": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 工作站运行状况 / health of the station */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { station: string; entries: number; checkpoint: { size: number; root: string }; suspect: string | null; freeBytes: number; totals: { clips: number; bytes: number; erased: number; apart: number }; manager: { officer: string; standingOrder: string; since: string } | null; carriers: ({ address: string; trouble: string | null })[]; streams: number; vkey: string } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/metrics": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** Prometheus */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/permissions": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 权限表 / the table of permissions */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { roles: ({ role: string; zh: string; en: string })[]; rows: ({ who: string; relation: string; verbs: (string)[]; media: (string)[]; outcome: string; notOwn: boolean; article: string; zh: string; en: string })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 当前登录者 / who is signed in */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string; roles: (string)[]; officer: string | null; unit: string | null; csrf: string; secondFactor: boolean; hasPassword: boolean; station: string; utcOffsetMinutes: number; fresh: boolean } | { account: null; setUp: boolean } } } } };
    put?: never;
    /** 登录 / sign in */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { account: string; password: string; code?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string; roles: (string)[]; officer: string | null; unit: string | null; csrf: string; secondFactor: boolean; hasPassword: boolean; station: string; utcOffsetMinutes: number; fresh: boolean } } } } };
    /** 退出 / sign out */
    delete: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session/confirm": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 签名前再次输入密码 / enter the password again */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { password: string; code?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session/link": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 用一次性链接登录或设置密码 / sign in by a one-time link */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { token: string; password?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string; roles: (string)[]; officer: string | null; unit: string | null; csrf: string; secondFactor: boolean; hasPassword: boolean; station: string; utcOffsetMinutes: number; fresh: boolean } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session/link/purpose": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 一次性链接的用途 / what a link is for */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { token: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { purpose: "set-password" | "sign-in" | null } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session/oidc/offered": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 是否可用单位统一身份登录 / whether there is an identity provider */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { offered: boolean } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session/password": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 更改密码 / change the password */
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { before?: string; password: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session/second-factor": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 启用动态验证码 / switch one-time codes on */
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { secret: string; code: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { recoveryCodes: (string)[] } } } } };
    /** 开始设置动态验证码 / begin to set up one-time codes */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { secret: string; uri: string } } } } };
    /** 停用动态验证码 / switch one-time codes off */
    delete: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/set-up": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 首次设置：建立第一个系统管理员 / the first administrator */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { token: string; account: string; name: string; password: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string; roles: (string)[]; officer: string | null; unit: string | null; csrf: string; secondFactor: boolean; hasPassword: boolean; station: string; utcOffsetMinutes: number; fresh: boolean } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
}
