/** What waits for the one who has signed in (Art. 5(3): flow and approval online). */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { nullable } from '../schemas.ts';

const Item = Type.Object({
  id: Type.String(), kind: Type.String(), urgency: Type.Unsafe<'overdue' | 'due-soon' | 'waiting'>(Type.String({ enum: ['overdue', 'due-soon', 'waiting'] })), subject: Type.String(),
  due: nullable(Type.String()), provisional: Type.Boolean(), article: Type.String(), zh: Type.String(), en: Type.String(),
});

export function inboxRoutes(app: App, { calendarDesks }: HttpWorld): void {
  app.get('/api/v1/inbox', {
    config: { verb: 'view', medium: 'inbox' },
    schema: { tags: ['inbox'], summary: '待办，紧急的在前 / what waits for me, the most pressing first', response: { 200: Type.Object({ items: Type.Array(Item), silent: Type.Array(Type.String(), { description: '暂时不能回答的来源 / sources that could not say' }), more: Type.Boolean() }) } },
  }, async (request) => {
    const { account, roles, officer, unit } = request.who;
    const { items, silent, more } = await calendarDesks.inbox.of({ account, roles, officer, unit });
    return { items: items.map((one) => ({ ...one })), silent: [...silent], more };
  });
}
