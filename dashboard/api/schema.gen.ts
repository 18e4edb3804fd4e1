// Made from the station's OpenAPI document by dashboard/api/generate.ts; not to be edited.
export interface paths {
  "/api/v1/accounts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 账号列表 / accounts */
    get: { parameters: { query: { limit: number; cursor?: string; text?: string; role?: "officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator"; open?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ account: string; name: string | null; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null; opened: string; closed: string | null; lastSignIn: string | null; secondFactor: boolean; version: number })[]; nextCursor: string | null } } } } };
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
  "/api/v1/accounts/{id}/second-factor": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    /** 代为停用动态验证码（手机和恢复码都已丢失） / switch off the one-time codes of somebody who has lost phone and recovery codes */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string | null; roles: ("officer" | "recorder-manager" | "equipment-manager" | "duty-desk" | "unit-head" | "reviewer" | "archivist" | "administrator")[]; officer: string | null; unit: string | null; opened: string; closed: string | null; lastSignIn: string | null; secondFactor: boolean; version: number } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/activities": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 执法活动，由新到旧 / activities, newest first */
    get: { parameters: { query: { limit: number; cursor?: string; from?: string; to?: string; officer?: string; unit?: string; case?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ activity: string; unit: string; officers: (string)[]; officerNames: (string | null)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string; cancelled: string | null; entered: string; clips: number; waiting: number; received: number; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 登记执法活动（计划或已进行的） / enter an activity, planned or past */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { unit: string; officers: (string)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { activity: string; unit: string; officers: (string)[]; officerNames: (string | null)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string; cancelled: string | null; entered: string; clips: number; waiting: number; received: number; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/activities/roster": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 收入预览过的勤务表 / take in a roster that was previewed */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { unit: string | null; content: string; hash: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { hash: string; encoding: string; counts: { new: number; changed: number; same: number; refused: number }; lines: ({ line: number; activity: string | null; outcome: "new" | "changed" | "same" | "refused"; zh: string; en: string })[]; ignored: (string)[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/activities/roster/preview": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 勤务表预览：将有哪些变化 / what a roster would change */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { unit: string | null; content: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { hash: string; encoding: string; counts: { new: number; changed: number; same: number; refused: number }; lines: ({ line: number; activity: string | null; outcome: "new" | "changed" | "same" | "refused"; zh: string; en: string })[]; ignored: (string)[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/activities/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一项执法活动 / one activity */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { activity: string; unit: string; officers: (string)[]; officerNames: (string | null)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string; cancelled: string | null; entered: string; clips: number; waiting: number; received: number; version: number } } } } };
    /** 更改执法活动；案由更改后文件随之更名 / change it; a changed cause renames its files */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { unit: string; officers: (string)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { activity: string; unit: string; officers: (string)[]; officerNames: (string | null)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string; cancelled: string | null; entered: string; clips: number; waiting: number; received: number; version: number } } } } };
    post?: never;
    /** 取消未进行的执法活动 / cancel an activity that did not take place */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { activity: string; unit: string; officers: (string)[]; officerNames: (string | null)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string; cancelled: string | null; entered: string; clips: number; waiting: number; received: number; version: number } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/activities/{id}/end": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 填写实际起止时间；移交期限由此起算 / say when it was; the time for the hand-over runs from its end */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { from: string; to: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { activity: string; unit: string; officers: (string)[]; officerNames: (string | null)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string; cancelled: string | null; entered: string; clips: number; waiting: number; received: number; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/activity-kinds": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 执法活动类别 / kinds of activities */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; zh: string; en: string; article: string; duty: "full" | "recorded" | "may" })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/alarms": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 报警，由新到旧；同一来源的同类报警合为一组 / alarms in groups, newest first */
    get: { parameters: { query: { limit: number; cursor?: string; state: "ringing" | "open" | "all"; kind?: string; severity?: "critical" | "high" | "warning"; recorder?: string; officer?: string; unit?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ group: string; kind: string; zh: string; en: string; severity: "critical" | "high" | "warning"; about: "person" | "equipment" | "station" | "hand-over"; recorder: string | null; dock: string | null; subject: string; officer: string | null; officerName: string | null; unit: string | null; text: string | null; place: { at: string; latitude: number; longitude: number } | null; count: number; first: string; last: string; ringing: string | null; rings: boolean; rounds: number; step: number; escalated: { at: string; to: ("unit-head" | "all-heads")[] } | null; next: { at: string; step: number; to: "unit-head" | "all-heads" } | null; acknowledged: { at: string; by: string; name: string | null } | null; closed: { at: string; by: string; name: string | null; outcome: "resolved" | "false-alarm"; note: string | null } | null; comments: number; incident: string | null; noPicture: { zh: string; en: string } | null; may: { acknowledge: boolean; comment: boolean; close: boolean }; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/alarms/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一组报警及其经过 / one group with all that has happened */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { alarm: { group: string; kind: string; zh: string; en: string; severity: "critical" | "high" | "warning"; about: "person" | "equipment" | "station" | "hand-over"; recorder: string | null; dock: string | null; subject: string; officer: string | null; officerName: string | null; unit: string | null; text: string | null; place: { at: string; latitude: number; longitude: number } | null; count: number; first: string; last: string; ringing: string | null; rings: boolean; rounds: number; step: number; escalated: { at: string; to: ("unit-head" | "all-heads")[] } | null; next: { at: string; step: number; to: "unit-head" | "all-heads" } | null; acknowledged: { at: string; by: string; name: string | null } | null; closed: { at: string; by: string; name: string | null; outcome: "resolved" | "false-alarm"; note: string | null } | null; comments: number; incident: string | null; noPicture: { zh: string; en: string } | null; may: { acknowledge: boolean; comment: boolean; close: boolean }; version: number }; steps: ({ seq: number; at: string; step: "raised" | "acknowledged" | "commented" | "escalated" | "closed"; actor: string; name: string | null; text: string; alarm: string | null; to: "unit-head" | "all-heads" | null; outcome: "resolved" | "false-alarm" | null })[]; more: boolean; track: ({ at: string; latitude: number; longitude: number })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/alarms/{id}/acknowledge": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 确认：已有人处理，停止响铃 / acknowledge: somebody sees to it, it stops ringing */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { group: string; kind: string; zh: string; en: string; severity: "critical" | "high" | "warning"; about: "person" | "equipment" | "station" | "hand-over"; recorder: string | null; dock: string | null; subject: string; officer: string | null; officerName: string | null; unit: string | null; text: string | null; place: { at: string; latitude: number; longitude: number } | null; count: number; first: string; last: string; ringing: string | null; rings: boolean; rounds: number; step: number; escalated: { at: string; to: ("unit-head" | "all-heads")[] } | null; next: { at: string; step: number; to: "unit-head" | "all-heads" } | null; acknowledged: { at: string; by: string; name: string | null } | null; closed: { at: string; by: string; name: string | null; outcome: "resolved" | "false-alarm"; note: string | null } | null; comments: number; incident: string | null; noPicture: { zh: string; en: string } | null; may: { acknowledge: boolean; comment: boolean; close: boolean }; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/alarms/{id}/close": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 办结，注明结果 / close it with its outcome */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { outcome: "resolved" | "false-alarm"; note: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { group: string; kind: string; zh: string; en: string; severity: "critical" | "high" | "warning"; about: "person" | "equipment" | "station" | "hand-over"; recorder: string | null; dock: string | null; subject: string; officer: string | null; officerName: string | null; unit: string | null; text: string | null; place: { at: string; latitude: number; longitude: number } | null; count: number; first: string; last: string; ringing: string | null; rings: boolean; rounds: number; step: number; escalated: { at: string; to: ("unit-head" | "all-heads")[] } | null; next: { at: string; step: number; to: "unit-head" | "all-heads" } | null; acknowledged: { at: string; by: string; name: string | null } | null; closed: { at: string; by: string; name: string | null; outcome: "resolved" | "false-alarm"; note: string | null } | null; comments: number; incident: string | null; noPicture: { zh: string; en: string } | null; may: { acknowledge: boolean; comment: boolean; close: boolean }; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/alarms/{id}/comments": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 备注 / a comment */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { comment: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { group: string; kind: string; zh: string; en: string; severity: "critical" | "high" | "warning"; about: "person" | "equipment" | "station" | "hand-over"; recorder: string | null; dock: string | null; subject: string; officer: string | null; officerName: string | null; unit: string | null; text: string | null; place: { at: string; latitude: number; longitude: number } | null; count: number; first: string; last: string; ringing: string | null; rings: boolean; rounds: number; step: number; escalated: { at: string; to: ("unit-head" | "all-heads")[] } | null; next: { at: string; step: number; to: "unit-head" | "all-heads" } | null; acknowledged: { at: string; by: string; name: string | null } | null; closed: { at: string; by: string; name: string | null; outcome: "resolved" | "false-alarm"; note: string | null } | null; comments: number; incident: string | null; noPicture: { zh: string; en: string } | null; may: { acknowledge: boolean; comment: boolean; close: boolean }; version: number } } } } };
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
  "/api/v1/bays": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 所有仓位的当前状态 / all bays as they are now */
    get: { parameters: { query?: { dock?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ dock: string; bay: number; carrier: string; phase: string; says: { zh: string; en: string } | null; signal: string | null; recorder: string | null; model: string | null; firmware: string | null; battery: number | null; charging: boolean | null; cardTotal: number | null; cardUsed: number | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; docking: string | null; clips: { listed: number; stored: number; erased: number; apart: number; refused: number }; bytes: { listed: number; copied: number }; bytesPerSecond: number; secondsLeft: number | null; unit: string | null; holder: { officer: string; name: string | null } | null })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 各年各层的通知与提醒 / the notices of all years and layers, and what is missing */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { today: string; region: string | null; warnings: ({ code: string; year: number; festival: string | null; article: string; zh: string; en: string })[]; notices: ({ layer: string; year: number; state: "shipped" | "entered" | "withdrawn" | "missing"; edition: string | null; at: string | null; actor: string | null; actorName: string | null; version: number })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/due": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 此时结束的执法活动应于何时移交 / when the clips of an activity that ended then are due */
    get: { parameters: { query: { ended: string; reading?: "A" | "B" }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { ended: string; due: string | null; earliest: string; reading: "A" | "B"; calendarVersion: string; provisional: boolean; article: string; reasons: ({ code: string; zh: string; en: string })[]; days: ({ date: string; kind: string; zh: string; en: string })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/months/{month}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一个月的每一天：工作日、休息日或未知，以及依据 / each day of a month, and by which notice */
    get: { parameters: { query?: never; header?: never; path: { month: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { month: string; days: ({ date: string; kind: "working" | "off" | "unknown"; article: string; zh: string; en: string; near: string | null; source: { kind: string; layer?: string; year?: number; edition?: string; title?: string; number?: string }; hours: { hours: ((string)[])[]; closesAt: number; notice: { layer: string; year: number; edition: string } | null } | null })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/notices/{layer}/{year}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一份通知 / one notice */
    get: { parameters: { query?: never; header?: never; path: { layer: string; year: number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { layer: string; year: number; state: "shipped" | "entered" | "withdrawn" | "missing"; edition: string | null; at: string | null; actor: string | null; actorName: string | null; version: number; notice: { layer: string; year: number; title: string; number: string; date: string; whole: boolean; days: { [key: string]: string }; officeHours: ({ from: string; to: string | null; hours: ((string)[])[] })[] } | null } } } } };
    /** 录入或导入通知，取代前一版 / enter or import a notice in the place of the one before */
    put: { parameters: { query?: never; header?: never; path: { layer: string; year: number }; cookie?: never }; requestBody: { content: { "application/json": { title: string; number: string; date: string; whole?: boolean; days?: { [key: string]: "off" | "working" | "normal" }; csv?: string; officeHours?: ({ from: string; to: string | null; hours: ((string)[])[] })[] } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { layer: string; year: number; state: "shipped" | "entered" | "withdrawn" | "missing"; edition: string | null; at: string | null; actor: string | null; actorName: string | null; version: number; notice: { layer: string; year: number; title: string; number: string; date: string; whole: boolean; days: { [key: string]: string }; officeHours: ({ from: string; to: string | null; hours: ((string)[])[] })[] } | null } } } } };
    post?: never;
    /** 撤回录入的通知 / withdraw a notice that was entered */
    delete: { parameters: { query?: never; header?: never; path: { layer: string; year: number }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { layer: string; year: number; state: "shipped" | "entered" | "withdrawn" | "missing"; edition: string | null; at: string | null; actor: string | null; actorName: string | null; version: number; notice: { layer: string; year: number; title: string; number: string; date: string; whole: boolean; days: { [key: string]: string }; officeHours: ({ from: string; to: string | null; hours: ((string)[])[] })[] } | null } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/notices/{layer}/{year}/editions": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 历次录入，由旧到新 / every edition that was entered, oldest first */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path: { layer: string; year: number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ edition: string; title: string; number: string; date: string; at: string; actor: string; withdrawn: string | null; seq: number })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/notices/{layer}/{year}/preview": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 预览：录入后哪些日子、哪些待移交的期限会变 / which days and open due times it would change; changes nothing */
    post: { parameters: { query?: never; header?: never; path: { layer: string; year: number }; cookie?: never }; requestBody: { content: { "application/json": { title: string; number: string; date: string; whole?: boolean; days?: { [key: string]: "off" | "working" | "normal" }; csv?: string; officeHours?: ({ from: string; to: string | null; hours: ((string)[])[] })[] } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { edition: string; days: ({ date: string; before: { date: string; kind: "working" | "off" | "unknown"; article: string; zh: string; en: string; near: string | null; source: { kind: string; layer?: string; year?: number; edition?: string; title?: string; number?: string }; hours: { hours: ((string)[])[]; closesAt: number; notice: { layer: string; year: number; edition: string } | null } | null }; after: { date: string; kind: "working" | "off" | "unknown"; article: string; zh: string; en: string; near: string | null; source: { kind: string; layer?: string; year?: number; edition?: string; title?: string; number?: string }; hours: { hours: ((string)[])[]; closesAt: number; notice: { layer: string; year: number; edition: string } | null } | null } })[]; looked: number; moved: number; items: ({ key: string; officer: string; officerName: string | null; unit: string; before: string | null; after: string | null })[]; warnings: ({ code: string; year: number; festival: string | null; article: string; zh: string; en: string })[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/notices/{layer}/{year}/withdrawal-preview": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 预览：撤回后会变什么 / what would change by a withdrawal; changes nothing */
    post: { parameters: { query?: never; header?: never; path: { layer: string; year: number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { edition: string; days: ({ date: string; before: { date: string; kind: "working" | "off" | "unknown"; article: string; zh: string; en: string; near: string | null; source: { kind: string; layer?: string; year?: number; edition?: string; title?: string; number?: string }; hours: { hours: ((string)[])[]; closesAt: number; notice: { layer: string; year: number; edition: string } | null } | null }; after: { date: string; kind: "working" | "off" | "unknown"; article: string; zh: string; en: string; near: string | null; source: { kind: string; layer?: string; year?: number; edition?: string; title?: string; number?: string }; hours: { hours: ((string)[])[]; closesAt: number; notice: { layer: string; year: number; edition: string } | null } | null } })[]; looked: number; moved: number; items: ({ key: string; officer: string; officerName: string | null; unit: string; before: string | null; after: string | null })[]; warnings: ({ code: string; year: number; festival: string | null; article: string; zh: string; en: string })[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/settings": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 移交期限的算法与提前催办 / how the due time is read, and when it is chased */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { reading: "A" | "B"; dueSoonHours: number; region: string | null; usualHours: ((string)[])[]; version: number } } } } };
    /** 更改算法、地区、催办提前量 / change them */
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { reading: "A" | "B"; dueSoonHours: number; region: string | null; usualHours: ((string)[])[] } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { reading: "A" | "B"; dueSoonHours: number; region: string | null; usualHours: ((string)[])[]; version: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/calendar/settings/preview": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 预览：哪些待移交的期限会变 / what would move; changes nothing */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { reading: "A" | "B"; dueSoonHours: number; region: string | null; usualHours: ((string)[])[] } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { looked: number; moved: number; items: ({ key: string; officer: string; officerName: string | null; unit: string; before: string | null; after: string | null })[]; warnings: ({ code: string; year: number; festival: string | null; article: string; zh: string; en: string })[] } } } } };
    delete?: never;
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
  "/api/v1/clips": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 查找音像记录；ETag 用于随后的批量归类 / find clips; the ETag goes into a bulk change */
    get: { parameters: { query: { limit: number; cursor?: string; from?: string; to?: string; officer?: string; recorder?: string; unit?: string; activity?: string; number?: number; name?: string; kind?: "video" | "audio" | "photo" | "other"; state?: "waiting" | "offered" | "received" | "at-station"; work?: "no-activity" | "no-officer" | "waiting" }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ clip: string; recorder: string; number: number | null; kind: "video" | "audio" | "photo" | "other"; time: string; end: string; timed: boolean; durationMs: number | null; officer: string | null; officerName: string | null; unit: string | null; activity: string | null; cause: string | null; bound: "roster" | "hand" | null; state: "waiting" | "offered" | "received" | "at-station"; handOver: string | null; returned: string | null; originalName: string | null; path: string | null; size: number; sha256: string; playable: "yes" | "no" | "unknown"; important: boolean; private: boolean; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/clips/bind": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 批量归入执法活动；同一次录制的分段一并归入 / bind clips to an activity, with the other segments of their recordings */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { clips: (string)[]; activity: string | null; reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { clips: (string)[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/clips/give": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 补登采集人，须写明理由 / say who recorded clips, with a reason */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { clips: (string)[]; officer: string; reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { clips: (string)[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/clips/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一个音像记录；查看即记入保管链 / one clip; the view is logged */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { clip: string; recorder: string; number: number | null; kind: "video" | "audio" | "photo" | "other"; time: string; end: string; timed: boolean; durationMs: number | null; officer: string | null; officerName: string | null; unit: string | null; activity: string | null; cause: string | null; bound: "roster" | "hand" | null; state: "waiting" | "offered" | "received" | "at-station"; handOver: string | null; returned: string | null; originalName: string | null; path: string | null; size: number; sha256: string; playable: "yes" | "no" | "unknown"; important: boolean; private: boolean; version: number; seq: number; stored: string; carrier: string; provenance: string; card: string; sm3: string | null; recording: number | null; segment: number | null; link: "right" | "missing" | "wrong" | "vault-missing" | null; incidents: ({ incident: string; clips: (string)[] })[]; binding: { kind: "bound" | "unbound"; activity: string | null; why: string | null; article: string | null; zh: string | null; en: string | null; candidates: (string)[] } } } } } };
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
    get: { parameters: { query: { limit: number; cursor?: string; subject: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; kind: string; at: string; actor: string; facts: unknown; subjects: (string)[]; names: { [key: string]: string } })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/custody/checkpoint": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 最新检查点（C2SP tlog-checkpoint）：此前的全部记录都在其下 / the newest checkpoint: all entries before its size stand under it */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { note: string; size: number; vkey: string } } } } };
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
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; kind: string; at: string; actor: string; facts: unknown; subjects: (string)[]; names: { [key: string]: string } })[]; nextCursor: string | null } } } } };
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
  "/api/v1/docks": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 采集站列表 / docks */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ dock: string; carrier: string; retired: string | null; quarantine: { reason: string; since: string } | null; hasKey: boolean; connected: { label: string; model: string; firmware: string; bays: number; damagedFrames: number } | null })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 以公钥登记采集站 / enrol a dock by its public key */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { dock: string; carrier: "serial" | "mqtt" | "volume"; publicKey?: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { dock: string; carrier: string; retired: string | null; quarantine: { reason: string; since: string } | null; hasKey: boolean; connected: { label: string; model: string; firmware: string; bays: number; damagedFrames: number } | null } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/docks/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一台采集站 / one dock */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { dock: string; carrier: string; retired: string | null; quarantine: { reason: string; since: string } | null; hasKey: boolean; connected: { label: string; model: string; firmware: string; bays: number; damagedFrames: number } | null } } } } };
    put?: never;
    post?: never;
    /** 停用采集站 / retire a dock */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { dock: string; carrier: string; retired: string | null; quarantine: { reason: string; since: string } | null; hasKey: boolean; connected: { label: string; model: string; firmware: string; bays: number; damagedFrames: number } | null } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/duty-check": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 会领到哪一台，其余为何不行 / which would be handed out, and why not the others */
    get: { parameters: { query?: { officer?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { picked: string | null; leastBattery: number; items: ({ recorder: string; fit: boolean; reasons: (({ code: string; article: string }) & ({ zh: string; en: string }))[] })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/enrol-codes": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 签发一次性登记码，只显示一次 / a one-time enrolment code, shown once */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { what: "dock" | "recorder"; id: string; minutes?: number } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { code: string; expires: string } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/explanation-grounds": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 可以不使用音像记录设备的情形 / grounds of Art. 17 */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; zh: string; en: string; article: string })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/explanations": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 工作情况说明，由新到旧 / explanations, newest first */
    get: { parameters: { query: { limit: number; cursor?: string; state?: "stated" | "accepted" | "returned" | "filed"; officer?: string; activity?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ explanation: string; officer: string; officerName: string | null; unit: string; about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; from: string; to: string; findings: (string)[]; reason: string; askedBy: string; law: string; state: "stated" | "accepted" | "returned" | "filed"; stated: string; note: string | null; reviewedBy: string | null; reviewed: string | null; number: number | null; filedBy: string | null; filed: string | null; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 制作工作情况说明 / state an explanation */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up" | null; from: string | null; to: string | null; findings: (string)[]; reason: string; askedBy: string; law: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { explanation: string; officer: string; officerName: string | null; unit: string; about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; from: string; to: string; findings: (string)[]; reason: string; askedBy: string; law: string; state: "stated" | "accepted" | "returned" | "filed"; stated: string; note: string | null; reviewedBy: string | null; reviewed: string | null; number: number | null; filedBy: string | null; filed: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/explanations/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一份说明 / one explanation */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { explanation: string; officer: string; officerName: string | null; unit: string; about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; from: string; to: string; findings: (string)[]; reason: string; askedBy: string; law: string; state: "stated" | "accepted" | "returned" | "filed"; stated: string; note: string | null; reviewedBy: string | null; reviewed: string | null; number: number | null; filedBy: string | null; filed: string | null; version: number } } } } };
    /** 退回后重新说明 / state it again after a return */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up" | null; from: string | null; to: string | null; findings: (string)[]; reason: string; askedBy: string; law: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { explanation: string; officer: string; officerName: string | null; unit: string; about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; from: string; to: string; findings: (string)[]; reason: string; askedBy: string; law: string; state: "stated" | "accepted" | "returned" | "filed"; stated: string; note: string | null; reviewedBy: string | null; reviewed: string | null; number: number | null; filedBy: string | null; filed: string | null; version: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/explanations/{id}/file": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 记录仪管理员留存备案 / the recorder manager files it */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { explanation: string; officer: string; officerName: string | null; unit: string; about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; from: string; to: string; findings: (string)[]; reason: string; askedBy: string; law: string; state: "stated" | "accepted" | "returned" | "filed"; stated: string; note: string | null; reviewedBy: string | null; reviewed: string | null; number: number | null; filedBy: string | null; filed: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/explanations/{id}/history": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一份说明的经过，由旧到新 / every step of one explanation, oldest first */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; at: string; step: "stated" | "returned" | "accepted" | "filed"; actor: string; name: string | null; note: string; said: { about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; from: string; to: string; findings: (string)[]; reason: string; askedBy: string; law: string } | null })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/explanations/{id}/review": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 单位负责人审核 / the unit head reviews */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { outcome: "accepted" | "returned"; note: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { explanation: string; officer: string; officerName: string | null; unit: string; about: "not-recorded" | "not-whole"; ground: "17(1)" | "17(2)" | "17(3)" | "17(4)" | "17(5)" | "other-law"; activity: string | null; activityKind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; from: string; to: string; findings: (string)[]; reason: string; askedBy: string; law: string; state: "stated" | "accepted" | "returned" | "filed"; stated: string; note: string | null; reviewedBy: string | null; reviewed: string | null; number: number | null; filedBy: string | null; filed: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/findings": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 问题清单，由新到旧 / findings, newest first */
    get: { parameters: { query: { limit: number; cursor?: string; open: boolean; kind?: string; responsible?: string; overdue?: boolean; unit?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ finding: string; kind: string; subject: string; subjectName: string | null; unit: string | null; article: string; detail: string; opened: string; closed: string | null; outcome: string | null; responsible: string | null; responsibleName: string | null; deadline: string | null; overdue: boolean; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/findings/bulk": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 批量限期整改、办结，逐条给出结果 / assign or close many at once, each with its own result */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { action: "assign" | "close"; findings: (string)[]; responsible?: string; deadline?: string; outcome?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: number; refused: number; items: ({ finding: string; done: boolean; code: string | null; zh: string | null; en: string | null })[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/findings/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一个问题 / one finding */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { finding: string; kind: string; subject: string; subjectName: string | null; unit: string | null; article: string; detail: string; opened: string; closed: string | null; outcome: string | null; responsible: string | null; responsibleName: string | null; deadline: string | null; overdue: boolean; version: number } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/findings/{id}/close": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 办结，注明结果 / close it with its outcome */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { outcome: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { finding: string; kind: string; subject: string; subjectName: string | null; unit: string | null; article: string; detail: string; opened: string; closed: string | null; outcome: string | null; responsible: string | null; responsibleName: string | null; deadline: string | null; overdue: boolean; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/findings/{id}/duty": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 限期整改：责任人和期限 / who puts it right, and by which day */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { responsible: string; deadline: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { finding: string; kind: string; subject: string; subjectName: string | null; unit: string | null; article: string; detail: string; opened: string; closed: string | null; outcome: string | null; responsible: string | null; responsibleName: string | null; deadline: string | null; overdue: boolean; version: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/images": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 固件映像，由新到旧 / images, newest first */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ image: string; size: number; maker: string; models: (string)[]; firmware: string; text: string; key: string; signature: string; uploaded: string; by: string; keyRetired: boolean; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 上传签名映像，最多 67108864 字节 / upload a signed image */
    post: { parameters: { query: { maker: string; models: (string)[]; firmware: string; text: string; signature: string }; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/octet-stream": unknown } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { image: string; size: number; maker: string; models: (string)[]; firmware: string; text: string; key: string; signature: string; uploaded: string; by: string; keyRetired: boolean; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/images/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一个映像 / one image */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { image: string; size: number; maker: string; models: (string)[]; firmware: string; text: string; key: string; signature: string; uploaded: string; by: string; keyRetired: boolean; version: number } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/images/{id}/history": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 映像去向，由新到旧 / what became of it */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; at: string; kind: string; recorder: string; image: string; firmware: string | null; rollOut: string; reason: string | null })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/keys": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 厂商公钥 / makers' keys */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ key: string; maker: string; publicKey: string; enrolled: string; retired: string | null; version: number })[] } } } } };
    put?: never;
    /** 登记厂商公钥 / enrol a maker's key */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { maker: string; publicKey: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { key: string; maker: string; publicKey: string; enrolled: string; retired: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/keys/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    /** 停用厂商公钥 / retire a maker's key */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { key: string; maker: string; publicKey: string; enrolled: string; retired: string | null; version: number } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/roll-outs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 推送计划，由新到旧 / roll-outs, newest first */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ rollOut: string; image: string; firmware: string; choice: { kind: "list" | "older"; model?: string | null; unit?: string | null }; planned: string; by: string; byName: string | null; atOnce: number; failurePercent: number; leastSample: number; leastBattery: number; state: "running" | "paused" | "stopped" | "finished"; why: "person" | "failures" | "image-missing" | null; reason: string | null; since: string; total: number; counts: { waiting: number; offered: number; installing: number; declined: number; installed: number; already: number; failed: number; "left-out": number }; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 推送固件：指定记录仪，或版本较旧的全部 / roll out: to a list, or to all with an older version */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { image: string; recorders?: (string)[]; older?: { model?: string | null; unit?: string | null }; atOnce: number; failurePercent: number; leastSample: number; leastBattery: number } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { rollOut: string; image: string; firmware: string; choice: { kind: "list" | "older"; model?: string | null; unit?: string | null }; planned: string; by: string; byName: string | null; atOnce: number; failurePercent: number; leastSample: number; leastBattery: number; state: "running" | "paused" | "stopped" | "finished"; why: "person" | "failures" | "image-missing" | null; reason: string | null; since: string; total: number; counts: { waiting: number; offered: number; installing: number; declined: number; installed: number; already: number; failed: number; "left-out": number }; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/roll-outs/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一个推送计划 / one roll-out */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { rollOut: string; image: string; firmware: string; choice: { kind: "list" | "older"; model?: string | null; unit?: string | null }; planned: string; by: string; byName: string | null; atOnce: number; failurePercent: number; leastSample: number; leastBattery: number; state: "running" | "paused" | "stopped" | "finished"; why: "person" | "failures" | "image-missing" | null; reason: string | null; since: string; total: number; counts: { waiting: number; offered: number; installing: number; declined: number; installed: number; already: number; failed: number; "left-out": number }; version: number } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/roll-outs/{id}/recorders": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 逐台进度 / progress of each recorder */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ recorder: string; state: "waiting" | "offered" | "installing" | "declined" | "installed" | "already" | "failed" | "left-out"; since: string; docking: string | null; from: string | null; declines: number; reason: string | null; text: string | null; permille: number | null })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/firmware/roll-outs/{id}/state": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 暂停、继续、停止 / pause, resume, stop */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { state: "paused" | "running" | "stopped"; reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { rollOut: string; image: string; firmware: string; choice: { kind: "list" | "older"; model?: string | null; unit?: string | null }; planned: string; by: string; byName: string | null; atOnce: number; failurePercent: number; leastSample: number; leastBattery: number; state: "running" | "paused" | "stopped" | "finished"; why: "person" | "failures" | "image-missing" | null; reason: string | null; since: string; total: number; counts: { waiting: number; offered: number; installing: number; declined: number; installed: number; already: number; failed: number; "left-out": number }; version: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/gaps": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 编号缺失，由新到旧 / holes in the running numbers, newest first */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ finding: string; kind: string; recorder: string; opened: string; detail: string; explanation: string | null })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-out-rule": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 领用的最低电量 / the least charge of a hand-out */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { leastBattery: number; version: number } } } } };
    /** 设定最低电量 / set the least charge */
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { leastBattery: number } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { leastBattery: number; version: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-outs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 领用记录，由新到旧 / hand-outs, newest first */
    get: { parameters: { query: { limit: number; cursor?: string; open: boolean; unit?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ handOut: string; recorder: string; officer: string; name: string | null; unit: string | null; dock: string | null; bay: number | null; battery: number | null; at: string; taken: string | null; ended: string | null; why: "taken-back" | "docked" | "undone" | "out-of-service" | null; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 刷卡领用；再刷一次即归还 / tap to take one out; tap again to give it back */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { tap?: string; officer?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { outcome: "taken-back"; handOut: { handOut: string; recorder: string; officer: string; name: string | null; unit: string | null; dock: string | null; bay: number | null; battery: number | null; at: string; taken: string | null; ended: string | null; why: "taken-back" | "docked" | "undone" | "out-of-service" | null; version: number } } } }; 201: { headers: Record<string, unknown>; content: { "application/json": { outcome: "handed-out"; handOut: { handOut: string; recorder: string; officer: string; name: string | null; unit: string | null; dock: string | null; bay: number | null; battery: number | null; at: string; taken: string | null; ended: string | null; why: "taken-back" | "docked" | "undone" | "out-of-service" | null; version: number } } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-outs/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一次领用 / one hand-out */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOut: string; recorder: string; officer: string; name: string | null; unit: string | null; dock: string | null; bay: number | null; battery: number | null; at: string; taken: string | null; ended: string | null; why: "taken-back" | "docked" | "undone" | "out-of-service" | null; version: number } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-outs/{id}/take-back": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 收回 / take it back */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOut: string; recorder: string; officer: string; name: string | null; unit: string | null; dock: string | null; bay: number | null; battery: number | null; at: string; taken: string | null; ended: string | null; why: "taken-back" | "docked" | "undone" | "out-of-service" | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-outs/{id}/undo": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 撤销，限几分钟内 / undo, within a few minutes */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOut: string; recorder: string; officer: string; name: string | null; unit: string | null; dock: string | null; bay: number | null; battery: number | null; at: string; taken: string | null; ended: string | null; why: "taken-back" | "docked" | "undone" | "out-of-service" | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-overs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 移交登记，由新到旧 / the register, newest first */
    get: { parameters: { query: { limit: number; cursor?: string; state?: "offered" | "received" | "returned" | "withdrawn"; officer?: string; late?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ handOver: string; officer: string; officerName: string | null; unit: string; clips: number; activities: (string)[]; due: string | null; calendar: string; provisional: boolean; late: boolean; textHash: string; state: "offered" | "received" | "returned" | "withdrawn"; offered: string; offeredBy: string; settled: string | null; settledBy: string | null; receiver: string | null; receiptHash: string | null; reason: string | null; number: number | null; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 移交并签名 / hand over, signed */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { clips: (string)[]; signature: { kind: "strokes"; width: number; height: number; strokes: ((number)[])[] } | { kind: "png"; data: string } | { kind: "typed"; name: string }; textHash: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { handOver: string; officer: string; officerName: string | null; unit: string; clips: number; activities: (string)[]; due: string | null; calendar: string; provisional: boolean; late: boolean; textHash: string; state: "offered" | "received" | "returned" | "withdrawn"; offered: string; offeredBy: string; settled: string | null; settledBy: string | null; receiver: string | null; receiptHash: string | null; reason: string | null; number: number | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-overs/prepare": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 移交前：还缺什么、何时到期、将签署的文本 / before a hand-over: what is missing, when it is due, the text to sign */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { clips?: (string)[] } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { officer: string; more: boolean; clips: ({ clip: string; recorder: string; number: number | null; kind: "video" | "audio" | "photo" | "other"; time: string; end: string; timed: boolean; durationMs: number | null; officer: string | null; officerName: string | null; unit: string | null; activity: string | null; cause: string | null; bound: "roster" | "hand" | null; state: "waiting" | "offered" | "received" | "at-station"; handOver: string | null; returned: string | null; originalName: string | null; path: string | null; size: number; sha256: string; playable: "yes" | "no" | "unknown"; important: boolean; private: boolean; version: number })[]; activities: ({ activity: string; unit: string; officers: (string)[]; officerNames: (string | null)[]; kind: "spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up"; plannedFrom: string | null; plannedTo: string | null; from: string | null; to: string | null; cause: string; caseNumber: string; place: string; cancelled: string | null; entered: string; clips: number; waiting: number; received: number; version: number })[]; missing: ({ kind: string; blocks: boolean; subject: string | null; clips: (string)[]; article: string; zh: string; en: string })[]; ready: boolean; due: string | null; calendar: string; provisional: boolean; late: boolean; text: string; textHash: string } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-overs/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一份移交及其片段 / one hand-over with its clips */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOver: { handOver: string; officer: string; officerName: string | null; unit: string; clips: number; activities: (string)[]; due: string | null; calendar: string; provisional: boolean; late: boolean; textHash: string; state: "offered" | "received" | "returned" | "withdrawn"; offered: string; offeredBy: string; settled: string | null; settledBy: string | null; receiver: string | null; receiptHash: string | null; reason: string | null; number: number | null; version: number }; clips: ({ clip: string; recorder: string; number: number | null; kind: "video" | "audio" | "photo" | "other"; time: string; end: string; timed: boolean; durationMs: number | null; officer: string | null; officerName: string | null; unit: string | null; activity: string | null; cause: string | null; bound: "roster" | "hand" | null; state: "waiting" | "offered" | "received" | "at-station"; handOver: string | null; returned: string | null; originalName: string | null; path: string | null; size: number; sha256: string; playable: "yes" | "no" | "unknown"; important: boolean; private: boolean; version: number })[] } } } } };
    put?: never;
    post?: never;
    /** 接收前撤回 / withdraw it before receipt */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOver: string; officer: string; officerName: string | null; unit: string; clips: number; activities: (string)[]; due: string | null; calendar: string; provisional: boolean; late: boolean; textHash: string; state: "offered" | "received" | "returned" | "withdrawn"; offered: string; offeredBy: string; settled: string | null; settledBy: string | null; receiver: string | null; receiptHash: string | null; reason: string | null; number: number | null; version: number } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-overs/{id}/entry": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 可打印的登记页，含二维码 / the printable entry, with its QR code */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOver: { handOver: string; officer: string; officerName: string | null; unit: string; clips: number; activities: (string)[]; due: string | null; calendar: string; provisional: boolean; late: boolean; textHash: string; state: "offered" | "received" | "returned" | "withdrawn"; offered: string; offeredBy: string; settled: string | null; settledBy: string | null; receiver: string | null; receiptHash: string | null; reason: string | null; number: number | null; version: number }; offer: { text: string; signature: { kind: "strokes"; width: number; height: number; strokes: ((number)[])[] } | { kind: "png"; data: string } | { kind: "typed"; name: string }; picture: string; by: string; at: string; seq: number } | null; receipt: { text: string; signature: { kind: "strokes"; width: number; height: number; strokes: ((number)[])[] } | { kind: "png"; data: string } | { kind: "typed"; name: string }; picture: string; by: string; at: string; seq: number } | null; checkpoint: { note: string; size: number; root: string }; code: string | null; qr: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-overs/{id}/receipt": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 接收人将签署的文本 / the text that the receiver signs */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { text: string; textHash: string } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-overs/{id}/receive": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 接收并签名；附检查点 / receive, signed; with the checkpoint */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { signature: { kind: "strokes"; width: number; height: number; strokes: ((number)[])[] } | { kind: "png"; data: string } | { kind: "typed"; name: string }; textHash: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOver: { handOver: string; officer: string; officerName: string | null; unit: string; clips: number; activities: (string)[]; due: string | null; calendar: string; provisional: boolean; late: boolean; textHash: string; state: "offered" | "received" | "returned" | "withdrawn"; offered: string; offeredBy: string; settled: string | null; settledBy: string | null; receiver: string | null; receiptHash: string | null; reason: string | null; number: number | null; version: number }; offer: { text: string; signature: { kind: "strokes"; width: number; height: number; strokes: ((number)[])[] } | { kind: "png"; data: string } | { kind: "typed"; name: string }; picture: string; by: string; at: string; seq: number } | null; receipt: { text: string; signature: { kind: "strokes"; width: number; height: number; strokes: ((number)[])[] } | { kind: "png"; data: string } | { kind: "typed"; name: string }; picture: string; by: string; at: string; seq: number } | null; checkpoint: { note: string; size: number; root: string }; code: string | null; qr: string | null } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/hand-overs/{id}/return": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 退回，须写明理由 / give it back, with a reason */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { handOver: string; officer: string; officerName: string | null; unit: string; clips: number; activities: (string)[]; due: string | null; calendar: string; provisional: boolean; late: boolean; textHash: string; state: "offered" | "received" | "returned" | "withdrawn"; offered: string; offeredBy: string; settled: string | null; settledBy: string | null; receiver: string | null; receiptHash: string | null; reason: string | null; number: number | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/health": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 工作站运行状况 / health of the station */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { station: string; entries: number; checkpoint: { size: number; root: string }; suspect: string | null; freeBytes: number; totals: { clips: number; bytes: number; erased: number; apart: number }; manager: { officer: string; name: string | null; standingOrder: string; since: string } | null; carriers: ({ address: string; trouble: string | null })[]; streams: number; vkey: string; namedTrouble: string | null; playback: { ffmpeg: boolean; ffprobe: boolean; says: { zh: string; en: string } | null }; channels: ({ name: string; told: number; failed: number; dropped: number; unsettled: number; trouble: string | null })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/higher-demands": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 上级主管部门的规定（第十七条第四项） / what the higher authority demands */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ demand: string; activityKinds: ("spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up")[]; authority: string; text: string; since: string; version: number })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/higher-demands/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 录入或更改一项规定；新录入时 If-Match 为 "0" / enter or change one; If-Match is "0" for a new one */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { activityKinds: ("spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up")[]; authority: string; text: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { demand: string; activityKinds: ("spot-check" | "site-measure" | "enforcement" | "incident" | "obstruction" | "other-full" | "vital-interests" | "inspection" | "sampling" | "hearing" | "other-evidence" | "follow-up")[]; authority: string; text: string; since: string; version: number } } } } };
    post?: never;
    /** 规定终止 / a demand has ended */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/inbox": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 待办，紧急的在前 / what waits for me, the most pressing first */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ id: string; kind: string; urgency: "overdue" | "due-soon" | "waiting"; subject: string; due: string | null; provisional: boolean; article: string; zh: string; en: string })[]; silent: (string)[]; more: boolean } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/incidents": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 事件录制，由新到旧；running 为正在录制的 / incidents, newest first; running: those that go on */
    get: { parameters: { query: { limit: number; cursor?: string; recorder?: string; unit?: string; running?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ incident: string; recorder: string; officer: string | null; officerName: string | null; unit: string | null; alarms: (string)[]; groups: (string)[]; begun: string; begunBy: string; begunByName: string | null; ended: string | null; endedBy: string | null; why: "by-hand" | "stream-gone" | "no-stream" | "disk-full" | "disk-failed" | "not-recordable" | "station-down" | "too-long" | null; state: "waiting" | "recording" | "storing" | "stored"; writing: { segment: number; bytes: number } | null; clips: number; bytes: number; from: string | null; to: string | null; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 开始录制一台记录仪的直播；已在录制的即为同一事件 / record the live stream of a recorder; one that is recorded is the same incident */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { recorder: string; alarm?: string | null } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { incident: string; recorder: string; officer: string | null; officerName: string | null; unit: string | null; alarms: (string)[]; groups: (string)[]; begun: string; begunBy: string; begunByName: string | null; ended: string | null; endedBy: string | null; why: "by-hand" | "stream-gone" | "no-stream" | "disk-full" | "disk-failed" | "not-recordable" | "station-down" | "too-long" | null; state: "waiting" | "recording" | "storing" | "stored"; writing: { segment: number; bytes: number } | null; clips: number; bytes: number; from: string | null; to: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一次事件录制：本站所录片段，及卡上同一时段的片段 / one incident: what was recorded, and what the card has of the same span */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { incident: string; recorder: string; officer: string | null; officerName: string | null; unit: string | null; alarms: (string)[]; groups: (string)[]; begun: string; begunBy: string; begunByName: string | null; ended: string | null; endedBy: string | null; why: "by-hand" | "stream-gone" | "no-stream" | "disk-full" | "disk-failed" | "not-recordable" | "station-down" | "too-long" | null; state: "waiting" | "recording" | "storing" | "stored"; writing: { segment: number; bytes: number } | null; clips: number; bytes: number; from: string | null; to: string | null; version: number; recorded: ({ clip: string; recorder: string; number: number | null; segment: number | null; kind: "video" | "audio" | "photo" | "other"; time: string; end: string; timed: boolean; durationMs: number | null; activity: string | null; state: "waiting" | "offered" | "received" | "at-station"; size: number; originalName: string | null })[]; onCard: ({ clip: string; recorder: string; number: number | null; segment: number | null; kind: "video" | "audio" | "photo" | "other"; time: string; end: string; timed: boolean; durationMs: number | null; activity: string | null; state: "waiting" | "offered" | "received" | "at-station"; size: number; originalName: string | null })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/end": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 结束录制 / end the recording */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { incident: string; recorder: string; officer: string | null; officerName: string | null; unit: string | null; alarms: (string)[]; groups: (string)[]; begun: string; begunBy: string; begunByName: string | null; ended: string | null; endedBy: string | null; why: "by-hand" | "stream-gone" | "no-stream" | "disk-full" | "disk-failed" | "not-recordable" | "station-down" | "too-long" | null; state: "waiting" | "recording" | "storing" | "stored"; writing: { segment: number; bytes: number } | null; clips: number; bytes: number; from: string | null; to: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/live": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 在勤记录仪 / recorders on duty */
    get: { parameters: { query?: { unit?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { at: string; engine: "up" | "down" | "none"; items: ({ recorder: string; unit: string | null; officer: { officer: string; name: string | null } | null; out: string | null; link: { state: "up" | "down" | "never"; since: string | null }; heard: string | null; battery: number | null; charging: boolean | null; cardTotal: number | null; cardFree: number | null; recording: boolean | null; talk: "idle" | "talking" | "listening" | null; faults: (string)[]; place: { latitude: number; longitude: number; at: string; accuracyM: number | null } | null; live: { state: "none" | "asked" | "starting" | "live" | "lost" | "failed"; path: string; since: string | null; ask: { ask: string; at: string; by: string; why: "desk" | "sos"; alarm: string | null; openUntil: string } | null; says: { zh: string; en: string } | null; video: "h264" | "h265" | "other" | null; audio: "aac" | "other" | null; width: number | null; height: number | null; viewers: number } })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/live/{recorder}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一台在勤记录仪及其轨迹 / one recorder, and where it was */
    get: { parameters: { query?: never; header?: never; path: { recorder: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": ({ recorder: string; unit: string | null; officer: { officer: string; name: string | null } | null; out: string | null; link: { state: "up" | "down" | "never"; since: string | null }; heard: string | null; battery: number | null; charging: boolean | null; cardTotal: number | null; cardFree: number | null; recording: boolean | null; talk: "idle" | "talking" | "listening" | null; faults: (string)[]; place: { latitude: number; longitude: number; at: string; accuracyM: number | null } | null; live: { state: "none" | "asked" | "starting" | "live" | "lost" | "failed"; path: string; since: string | null; ask: { ask: string; at: string; by: string; why: "desk" | "sos"; alarm: string | null; openUntil: string } | null; says: { zh: string; en: string } | null; video: "h264" | "h265" | "other" | null; audio: "aac" | "other" | null; width: number | null; height: number | null; viewers: number } }) & ({ track: ({ latitude: number; longitude: number; at: string; accuracyM: number | null })[] }) } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/live/{recorder}/flv": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 实时画面（WebSocket，FLV） / the live picture, FLV over a WebSocket */
    get: { parameters: { query?: never; header?: never; path: { recorder: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/live/{recorder}/start": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 请求实时画面 / ask for the live picture */
    post: { parameters: { query?: never; header?: never; path: { recorder: string }; cookie?: never }; requestBody: { content: { "application/json": Record<string, never> } }; responses: { 202: { headers: Record<string, unknown>; content: { "application/json": { state: "none" | "asked" | "starting" | "live" | "lost" | "failed"; path: string; since: string | null; ask: { ask: string; at: string; by: string; why: "desk" | "sos"; alarm: string | null; openUntil: string } | null; says: { zh: string; en: string } | null; video: "h264" | "h265" | "other" | null; audio: "aac" | "other" | null; width: number | null; height: number | null; viewers: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/live/{recorder}/stop": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 结束实时画面 / end the live picture */
    post: { parameters: { query?: never; header?: never; path: { recorder: string }; cookie?: never }; requestBody: { content: { "application/json": Record<string, never> } }; responses: { 202: { headers: Record<string, unknown>; content: { "application/json": { state: "none" | "asked" | "starting" | "live" | "lost" | "failed"; path: string; since: string | null; ask: { ask: string; at: string; by: string; why: "desk" | "sos"; alarm: string | null; openUntil: string } | null; says: { zh: string; en: string } | null; video: "h264" | "h265" | "other" | null; audio: "aac" | "other" | null; width: number | null; height: number | null; viewers: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/manager": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 专职记录仪管理员（第十五条） / the recorder manager (Art. 15) */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { manager: { officer: string; name: string | null; standingOrder: string; since: string } | null; version: number } } } } };
    /** 指定专职记录仪管理员 / name the recorder manager */
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { officer: string; standingOrder: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { manager: { officer: string; name: string | null; standingOrder: string; since: string } | null; version: number } } } } };
    post?: never;
    /** 免去；采集随即停下 / relieve; offload stops */
    delete: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/map": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 本单位地图文件（PMTiles） / the bureau's own map */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { map: { tiles: "vector" | "raster"; leastZoom: number; mostZoom: number; bytes: number; version: string } | null; datum: "wgs84" | "gcj02"; trouble: { zh: string; en: string } | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/map/tiles": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 地图文件的字节区间 / ranges of its bytes */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
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
  "/api/v1/officers": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 执法人员列表 / officers */
    get: { parameters: { query: { limit: number; cursor?: string; unit?: string; serving?: boolean; text?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ officer: string; unit: string; name: string | null; certificateNumber: string | null; left: string | null; badges: ({ badge: string; since: string })[]; holds: (string)[]; handOut: string | null; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 登记执法人员 / register an officer */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { officer: string; name: string; unit: string; certificateNumber: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { officer: string; unit: string; name: string | null; certificateNumber: string | null; left: string | null; badges: ({ badge: string; since: string })[]; holds: (string)[]; handOut: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/officers/bulk": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 批量调动单位、离任，逐人给出结果 / move or let go many at once, each with his own result */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { action: "move" | "leave"; officers: (string)[]; unit?: string; reason?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: number; refused: number; items: ({ officer: string; done: boolean; code: string | null; zh: string | null; en: string | null })[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/officers/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一名执法人员 / one officer */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { officer: string; unit: string; name: string | null; certificateNumber: string | null; left: string | null; badges: ({ badge: string; since: string })[]; holds: (string)[]; handOut: string | null; version: number } } } } };
    /** 更改执法人员；离任者由此复任 / change an officer; one who had left is back */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { name: string; unit: string; certificateNumber: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { officer: string; unit: string; name: string | null; certificateNumber: string | null; left: string | null; badges: ({ badge: string; since: string })[]; holds: (string)[]; handOut: string | null; version: number } } } } };
    post?: never;
    /** 离任：不再计入配备比例，卡全部失效 / leaves: counted no more, badges void */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { officer: string; unit: string; name: string | null; certificateNumber: string | null; left: string | null; badges: ({ badge: string; since: string })[]; holds: (string)[]; handOut: string | null; version: number } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/officers/{id}/badges": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 发卡 / give a badge */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { badge: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { officer: string; unit: string; name: string | null; certificateNumber: string | null; left: string | null; badges: ({ badge: string; since: string })[]; holds: (string)[]; handOut: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/officers/{id}/badges/{badge}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    /** 收卡 / take a badge */
    delete: { parameters: { query?: never; header?: never; path: { id: string; badge: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { officer: string; unit: string; name: string | null; certificateNumber: string | null; left: string | null; badges: ({ badge: string; since: string })[]; holds: (string)[]; handOut: string | null; version: number } } } } };
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
  "/api/v1/play-list": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一次执法活动、一次事件（含卡上同一时段）或一个片段可供本人播放的记录 / what of an activity, of an incident (with the card's clips of the same span), or of a clip, he may play */
    get: { parameters: { query?: { activity?: string; incident?: string; clip?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { activity: { activity: string; cause: string; place: string; from: string; to: string; ended: boolean; officers: ({ officer: string; name: string | null })[] } | null; incident: { incident: string; recorder: string; begun: string } | null; clips: ({ clip: string; kind: "video" | "audio" | "photo" | "other"; time: string; end: string; timed: boolean; durationMs: number | null; offsetMs: number | null; recorder: string; officer: string | null; officerName: string | null; recording: number | null; segment: number | null; activity: string | null; originalName: string | null; size: number; atStation: boolean })[]; hidden: number } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/quarantine": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 隔离清单 / what is in quarantine */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ subject: string; reason: string; since: string })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/quarantine/lift": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 解除隔离 / lift a quarantine */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { subject: string; reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/ratio": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 每两名执法人员不低于一台 / one recorder for every two officers */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { bureau: { officers: number; recorders: number; setting: { recorders: number; officers: number }; needed: number; short: number; article: string; own: { recorders: number; officers: number } | null; version: number } | null; units: ({ unit: string; officers: number; recorders: number; setting: { recorders: number; officers: number }; needed: number; short: number; article: string; own: { recorders: number; officers: number } | null; version: number })[]; unplaced: number } } } } };
    /** 提高要求；unit 为 null 即全局 / ask for more; null is the whole bureau */
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { unit: string | null; recorders: number; officers: number } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { bureau: { officers: number; recorders: number; setting: { recorders: number; officers: number }; needed: number; short: number; article: string; own: { recorders: number; officers: number } | null; version: number } | null; units: ({ unit: string; officers: number; recorders: number; setting: { recorders: number; officers: number }; needed: number; short: number; article: string; own: { recorders: number; officers: number } | null; version: number })[]; unplaced: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 记录仪列表 / recorders */
    get: { parameters: { query: { limit: number; cursor?: string; unit?: string; state?: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; officer?: string; faults?: boolean; text?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 登记记录仪 / enrol a recorder */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { recorder: string; model: string; publicKey?: string; hardwareId?: string; device?: string; unit?: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/bulk": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 批量操作，逐台给出结果 / many at once, each with its own result */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { action: "retire" | "place" | "assign" | "state"; recorders: (string)[]; reason?: string; unit?: string; officer?: string; state?: "in-store" | "repair" | "lost"; from?: string; to?: string | null } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: number; refused: number; items: ({ recorder: string; done: boolean; code: string | null; zh: string | null; en: string | null })[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 一台记录仪 / one recorder */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number } } } } };
    put?: never;
    post?: never;
    /** 停用记录仪 / retire a recorder */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/{id}/assignments": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 配发记录 / who had it from when to when */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ officer: string; name: string | null; from: string; to: string | null })[] } } } } };
    put?: never;
    /** 配发 / assign it */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { officer: string; from?: string; to?: string | null } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/{id}/assignments/end": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 收回 / end its assignment */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { to?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/{id}/firmware": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 记录仪的固件履历，由新到旧 / a recorder's firmware */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; at: string; kind: string; recorder: string; image: string; firmware: string | null; rollOut: string; reason: string | null })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/{id}/history": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 履历，由新到旧 / its history, newest first */
    get: { parameters: { query: { limit: number; cursor?: string }; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ seq: number; at: string; kind: string; actor: string; actorName: string | null; says: { zh: string; en: string } })[]; nextCursor: string | null } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/{id}/state": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 入库、送修、丢失、找到 / into store, into repair, lost, found */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { state: "in-store" | "repair" | "lost"; reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/recorders/{id}/unit": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 归属单位 / place it in a unit */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { unit: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { recorder: string; model: string; unit: string | null; state: "in-bay" | "with-officer" | "in-store" | "repair" | "lost" | "retired"; since: string | null; bay: { dock: string; bay: number; phase: string } | null; holder: { officer: string; name: string | null; from: string; to: string | null } | null; handOut: string | null; firmware: string | null; battery: number | null; card: { id: string | null; used: number | null; total: number | null } | null; faults: (string)[]; clock: { offsetMs: number | null; raw: string; verdict: "right" | "drift" | "zone" | "unset" } | null; residualMs: number | null; lastSeen: string | null; clips: number; apart: number; outstanding: number; quarantine: { reason: string; since: string } | null; retired: string | null; enrolled: string | null; version: number } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/register-files": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 确认导入；须与预览一致 / take in what the preview has shown */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { register: "officers" | "recorders" | "assignments"; content: string; hash: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { register: "officers" | "recorders" | "assignments"; encoding: "utf-8" | "gb18030"; hash: string; ignored: (string)[]; counts: { new: number; changed: number; same: number; refused: number }; lines: ({ line: number; id: string; outcome: "new" | "changed" | "same" | "refused"; column: string | null; zh: string; en: string })[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/register-files/preview": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 预览 CSV：每行将如何变更，拒绝的原因 / what each line of a file would change, and why some are refused */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { register: "officers" | "recorders" | "assignments"; content: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { register: "officers" | "recorders" | "assignments"; encoding: "utf-8" | "gb18030"; hash: string; ignored: (string)[]; counts: { new: number; changed: number; same: number; refused: number }; lines: ({ line: number; id: string; outcome: "new" | "changed" | "same" | "refused"; column: string | null; zh: string; en: string })[] } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/register-files/{register}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 导出 CSV（UTF-8，带 BOM） / a register as CSV */
    get: { parameters: { query?: never; header?: never; path: { register: "officers" | "recorders" | "assignments" }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/scan": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 扫码枪或读卡器读到的任何内容是什么 / what any text that a scanner has read is */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { text: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { matches: ({ kind: "recorder" | "dock" | "officer" | "code"; id: string; by?: "badge" | "certificate" | "id"; what?: "dock" | "recorder" })[] } } } } };
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
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { password: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
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
    /** 用一次性链接登录或设置密码；启用了动态验证码的账号还要验证码 / sign in by a one-time link; an account with one-time codes asks for one, too */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { token: string; password?: string; code?: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string; roles: (string)[]; officer: string | null; unit: string | null; csrf: string; secondFactor: boolean; hasPassword: boolean; station: string; utcOffsetMinutes: number; fresh: boolean } } } } };
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
    /** 一次性链接的用途 / what a link is for, and whether it needs a one-time code */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { token: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { purpose: "set-password" | "sign-in" | null; secondFactor: boolean } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/session/oidc/code": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 统一身份登录之后输入本站动态验证码 / the station's own one-time code, after the identity provider */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { code: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { account: string; name: string; roles: (string)[]; officer: string | null; unit: string | null; csrf: string; secondFactor: boolean; hasPassword: boolean; station: string; utcOffsetMinutes: number; fresh: boolean } } } } };
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
    /** 停用动态验证码，须输入验证码或恢复码 / switch one-time codes off, by a code or a recovery code */
    delete: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { code: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
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
  "/api/v1/storage": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 存储空间、每日增长、可用天数 / room, growth per day, days left */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { totalBytes: number; freeBytes: number; headroomBytes: number; clips: number; clipBytes: number; apart: number; bytesPerDay: number; daysLeft: number | null; days: ({ day: string; clips: number; bytes: number })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/view-grants": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 调阅批准，由新到旧；各人只见给予本人的 / approvals, newest first; of his own alone who gives none */
    get: { parameters: { query: { limit: number; cursor?: string; mine?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ grant: string; account: string; accountName: string | null; unit: string; activity: string | null; cause: string | null; clips: number; shown: ({ clip: string; kind: "video" | "audio" | "photo" | "other"; time: string; officerName: string | null })[]; verbs: ("view" | "copy")[]; from: string; to: string; reason: string; by: string; byName: string | null; at: string; ended: { at: string; by: string; why: "time" | "head" | "left"; reason: string } | null; state: "coming" | "running" | "ended"; version: number })[]; nextCursor: string | null } } } } };
    put?: never;
    /** 单位负责人批准调阅、复制 / the unit head approves viewing or copying */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { account: string; clips?: (string)[]; activity?: string | null; verbs: ("view" | "copy")[]; from?: string; to: string; reason: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { grant: string; account: string; accountName: string | null; unit: string; activity: string | null; cause: string | null; clips: number; shown: ({ clip: string; kind: "video" | "audio" | "photo" | "other"; time: string; officerName: string | null })[]; verbs: ("view" | "copy")[]; from: string; to: string; reason: string; by: string; byName: string | null; at: string; ended: { at: string; by: string; why: "time" | "head" | "left"; reason: string } | null; state: "coming" | "running" | "ended"; version: number } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/view-grants/accounts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 可向其批准调阅的账号 / accounts that an approval may be given to */
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ account: string; name: string | null; roles: (string)[]; officer: string | null })[] } } } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/view-grants/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    /** 终止批准；正在进行的查看随即中断 / end an approval; views under way stop at once */
    delete: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { reason: string } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { grant: string; account: string; accountName: string | null; unit: string; activity: string | null; cause: string | null; clips: number; shown: ({ clip: string; kind: "video" | "audio" | "photo" | "other"; time: string; officerName: string | null })[]; verbs: ("view" | "copy")[]; from: string; to: string; reason: string; by: string; byName: string | null; at: string; ended: { at: string; by: string; why: "time" | "head" | "left"; reason: string } | null; state: "coming" | "running" | "ended"; version: number } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 开始查看一个片段；先记入保管链，地址只对本次登录和本次查看有效 / look at a clip; logged first, the addresses hold for this session and this view alone */
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { clip: string; how?: "browser" | "rtmp" } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { view: string; clip: string; basis: string; how: "browser" | "rtmp"; durationMs: number | null; frameRate: number | null; width: number | null; height: number | null; container: string; video: string | null; audio: string | null; play: { kind: "direct" | "image" | "remux" | "transcode" | "cannot"; type: string | null; zh: string | null; en: string | null }; content: string | null; converted: string | null; shiftMs: number; thumbnails: string | null; streams: boolean } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/bookmarks": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 片段的书签，按时间 / the clip's bookmarks, in order */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { items: ({ bookmark: string; clip: string; atMs: number; text: string; by: string; byName: string | null; at: string })[] } } } } };
    put?: never;
    /** 设置书签 / set a bookmark */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { atMs: number; text: string } } }; responses: { 201: { headers: Record<string, unknown>; content: { "application/json": { bookmark: string; clip: string; atMs: number; text: string; by: string; byName: string | null; at: string } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/bookmarks/{bookmark}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    /** 删除本人的书签 / remove one's own bookmark */
    delete: { parameters: { query?: never; header?: never; path: { id: string; bookmark: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/close": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 结束查看，连同最后显示的区间 / end the view, with what was shown last */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { spans?: ((number)[])[] } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { done: true } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/content": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 片段的原始字节，可按字节区间取 / the clip's own bytes, by ranges */
    get: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/converted": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 即时转换为分段 MP4，时间与片段一致 / made into fragmented MP4 on the way, times shifted by shiftMs */
    get: { parameters: { query?: { fromMs?: number }; header?: never; path: { id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/spans": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    /** 播放器报告已显示的区间（毫秒）；重复报告无妨 / what the player has shown, in milliseconds; the same again changes nothing */
    put: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { spans: ((number)[])[] } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { spans: ((number)[])[] } } } } };
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/stream": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** 经流媒体服务播放：RTMP 与 FLV 地址，可指定起点 / through the media server: RTMP and FLV addresses, from a moment on */
    post: { parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }; requestBody: { content: { "application/json": { startMs: number } } }; responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { rtmp: string | null; flv: string; startMs: number; expires: string } } } } };
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/views/{id}/thumbnails/{ms}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 某一时刻的缩略图 / a small picture of one moment */
    get: { parameters: { query?: never; header?: never; path: { id: string; ms: number }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
  "/api/v1/vod/{name}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    /** 点播的 FLV 流 / the stream as FLV */
    get: { parameters: { query: { token: string }; header?: never; path: { name: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: Record<string, unknown>; content?: never } } };
    put?: never;
    post?: never;
    delete?: never;
    patch?: never;
    options?: never;
    head?: never;
    trace?: never;
  };
}
