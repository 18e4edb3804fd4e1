/** The ratio of Art. 18, by unit. */
import { Type } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { MAX_RATIO_PART } from '../../rules/ratio.ts';
import { reachOf } from '../reach.ts';
import { nullable } from '../schemas.ts';
import { closed, plain, Text } from './equipment-schemas.ts';

const tags = ['ratio'];
const Part = Type.Integer({ minimum: 1, maximum: MAX_RATIO_PART });
const Setting = Type.Object({ recorders: Type.Integer(), officers: Type.Integer() });
const verdict = {
  officers: Type.Integer(), recorders: Type.Integer(), setting: Setting, needed: Type.Integer(), short: Type.Integer(), article: Type.String(), own: nullable(Setting), version: Type.Integer(),
};
const Ratio = Type.Object({ bureau: nullable(Type.Object(verdict)), units: Type.Array(Type.Object({ unit: Type.String(), ...verdict })), unplaced: Type.Integer() });

export function ratioRoutes(app: App, { equipment, equipmentDesks: { ratio } }: HttpWorld): void {
  app.get('/api/v1/ratio', { config: { verb: 'list', medium: 'ratio' }, schema: { tags, summary: '每两名执法人员不低于一台 / one recorder for every two officers', response: { 200: Ratio } } }, async (request) => {
    const reach = reachOf(request);
    const view = await ratio.view();
    if (reach.kind === 'any') return plain(view);
    return { bureau: null, units: plain(view.units.filter(({ unit }) => reach.kind === 'unit' && unit === reach.unit)), unplaced: 0 };
  });

  app.put('/api/v1/ratio', {
    config: { verb: 'change', medium: 'ratio' },
    schema: { tags, summary: '提高要求；unit 为 null 即全局 / ask for more; null is the whole bureau', body: closed({ unit: nullable(Text), recorders: Part, officers: Part }), response: { 200: Ratio } },
  }, async (request) => {
    const { unit, recorders, officers } = request.body;
    await equipment.setRatio(request.who.actor, unit, { recorders, officers }, versionOf(request));
    return plain(await ratio.view());
  });
}
